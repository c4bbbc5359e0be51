namespace PostHog.ErrorTracking;

/// <summary>The position of a frame in the source; if unknown, the line is 0 and the path null.</summary>
internal sealed record FramePosition(string? Path, int Line, int Column)
{
    public static readonly FramePosition Unknown = new(Path: null, Line: 0, Column: 0);

    /// <summary>The name of the file without its folders, for paths of any operating system.</summary>
    public string? FileName { get; } =
        Path is null ? null : Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
}
