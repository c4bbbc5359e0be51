using System.Diagnostics;

namespace Quickstart.Local;

/// <summary>A change of the definitions at the server, which a client is to notice by itself.</summary>
internal sealed class Edit
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Whether it may still be noticed.</summary>
    public bool IsAwaited => Elapsed < Project.Patience;
}
