namespace PostHog.Development.Viewer;

/// <summary>Something whose memory is counted.</summary>
internal interface IMeasured
{
    /// <summary>About how many bytes it takes.</summary>
    public long Bytes { get; }
}
