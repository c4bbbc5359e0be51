namespace PostHog;

/// <summary>
/// Options of the spool: files in which events wait that could not be delivered. A later client with the same host and
/// project token sends them, with the same ids and timestamps, oldest first.
/// </summary>
/// <remarks>
/// Several processes can share a directory; on Mono give each process its own. Files are readable by their owner only,
/// not encrypted, and survive a killed process, but not a loss of power. Clients with another host or project token
/// leave them alone. <c>OptOut</c> of the client deletes them.
/// </remarks>
public sealed class SpoolOptions
{
    /// <summary>Creates options for a directory.</summary>
    /// <param name="directory">The directory, created with the first event; a relative path starts at the current
    /// directory of the process at that time.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is null or blank.</exception>
    public SpoolOptions(string directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
        {
            throw new ArgumentException("The directory must not be blank.", nameof(directory));
        }

        Directory = directory;
    }

    /// <summary>The directory of the files.</summary>
    public string Directory { get; }

    /// <summary>
    /// How many bytes the files of one host and project token may have in total. When there is no more room, the oldest
    /// events are dropped and reported, a file of up to 1 MiB at a time. From 1 MiB to 1 TiB. Default 64 MiB
    /// (67 108 864).
    /// </summary>
    public long MaxBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How long events wait at most, to within the time it takes to fill a file or 30 seconds, whichever is shorter;
    /// then they are dropped and reported. From one minute to 365 days. Default 7 days.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Which events are written. Default <see cref="SpoolMode.Undelivered"/>.</summary>
    public SpoolMode Mode { get; set; }
}
