using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Spool;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>The parts of the spool of a client.</summary>
internal sealed class SpoolParts
{
    // Old events are dropped by whole files, so a file is a small part of the limit.
    private const long MaxFileBytes = 1024 * 1024;
    private const int FilesInLimit = 8;

    private readonly Dictionary<(CaptureMode Mode, bool IsAi), BatchFactory> _batches = [];

    private SpoolParts(PostHogOptions options, ClientSettings settings, PostHogLog log)
    {
        var spool = options.Spool!;
        Directory = spool.Directory;
        MaxBytes = spool.MaxBytes;
        FileBytes = Math.Min(MaxFileBytes, spool.MaxBytes / FilesInLimit);
        MaxAge = spool.MaxAge;
        WritesAhead = spool.Mode == SpoolMode.Always;
        var host = settings.Endpoints.Host;
        Key = SpoolFileName.KeyOf(host, settings.Token);
        Header = new SpoolHeader(options.CaptureMode, host);
        MaxBatchSize = options.MaxBatchSize;
        foreach (var mode in new[] { CaptureMode.V0, CaptureMode.V1 })
        {
            var (analytics, ai) = CaptureWires.Of(mode, options, settings, log);
            _batches.Add((mode, IsAi: false), BatchesOf(analytics));
            _batches.Add((mode, IsAi: true), BatchesOf(ai));
        }
    }

    public string Directory { get; }

    /// <summary>The maximum size of all files of this host and token.</summary>
    public long MaxBytes { get; }

    /// <summary>The size at which a new file is begun.</summary>
    public long FileBytes { get; }

    public TimeSpan MaxAge { get; }

    /// <summary>Whether every event is written before it is queued or sent.</summary>
    public bool WritesAhead { get; }

    /// <summary>The hash of the host and the token, with which the names of the files begin.</summary>
    public string Key { get; }

    /// <summary>The first line of the files of this client.</summary>
    public SpoolHeader Header { get; }

    public int MaxBatchSize { get; }

    public SpoolCounters Counters { get; } = new();

    /// <summary>Returns the parts of a client's spool; null if it has none.</summary>
    public static SpoolParts? From(
        PostHogOptions options,
        ClientSettings settings,
        PostHogLog log
    ) => options.Spool is null || !settings.IsEnabled ? null : new(options, settings, log);

    /// <summary>Returns the factory for the batches of one kind. Each batch has one attempt.</summary>
    public BatchFactory BatchesOf(CaptureMode mode, bool isAi) => _batches[(mode, isAi)];

    private static BatchFactory BatchesOf(CaptureWire wire) =>
        new(wire, new RetryPolicy(MaxRetries: 0), historicalMigration: false, EventIds.New);
}
