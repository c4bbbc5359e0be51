namespace PostHog.ErrorTracking;

/// <summary>Where in the source a frame stands; the line is 0 and the path null when nobody knows.</summary>
internal sealed record FramePosition(string? Path, int Line, int Column)
{
    public static readonly FramePosition Unknown = new(Path: null, Line: 0, Column: 0);

    /// <summary>The name of the file without its folders, whichever system it was compiled on.</summary>
    public string? FileName { get; } =
        Path is null ? null : Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
}
