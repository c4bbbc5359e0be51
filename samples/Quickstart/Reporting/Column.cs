namespace Quickstart.Reporting;

/// <summary>A column of a table; numbers stand to the right.</summary>
internal sealed record Column(string Head, int Width, bool IsNumber = false);
