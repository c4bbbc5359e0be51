using System.Text;

namespace PostHog.Async.Import;

/// <summary>The options of an <see cref="EventImport"/>, which copies them when it is constructed.</summary>
public sealed class EventImportOptions
{
    // A batch must not wait longer than a timer can.
    private const double SlowestRate = 0.1;

    /// <summary>The format of the input. Default <see cref="ImportFormat.Auto"/>.</summary>
    public ImportFormat Format { get; set; }

    /// <summary>Which fields of a row make an event. Never null.</summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public ImportMapping Mapping
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = new();

    /// <summary>
    /// The encoding of the input. Null, the default, means UTF-8, or the encoding that a byte order mark names.
    /// </summary>
    public Encoding? Encoding { get; set; }

    /// <summary>
    /// The maximum number of events sent per second. Default 1000, below the few thousand that PostHog asks all senders
    /// of a project together to stay under. At least 0.1. <see cref="double.PositiveInfinity"/> sets no limit.
    /// </summary>
    public double EventsPerSecond { get; set; } = 1000;

    /// <summary>
    /// The maximum number of events given to the client at once; progress is saved after each such batch. Default 500. A
    /// batch never spans two days (in UTC).
    /// </summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>
    /// How long one batch that fails for a temporary reason, such as a network failure, is sent again before the import
    /// stops, besides the retries of the client. Default 5 minutes.
    /// </summary>
    public TimeSpan RetryTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether person properties in <c>$set</c> are sent as <c>$set_once</c>. Default false. An old <c>$set</c> replaces
    /// newer values of the person; <c>$set_once</c> does not.
    /// </summary>
    public bool UseSetOnce { get; set; }

    /// <summary>
    /// Whether the input is only read and checked. Default false. Nothing is sent, and only the file of rejected rows is
    /// written: <see cref="RejectsPath"/>, which must not exist, or the path of the input followed by
    /// <c>.dry-run.rejects</c>.
    /// </summary>
    public bool DryRun { get; set; }

    /// <summary>
    /// Whether the progress of a file is saved, so that an interrupted import continues where it stopped. Default true.
    /// A stream has no saved progress.
    /// </summary>
    public bool UseCheckpoint { get; set; } = true;

    /// <summary>
    /// The file with the saved progress. Null, the default, means the path of the input followed by <c>.checkpoint</c>.
    /// </summary>
    public string? CheckpointPath { get; set; }

    /// <summary>
    /// The file for rows that cannot be imported, one JSON object with line number and reason on each line. It is
    /// written if there are such rows, and replaced by a new import; any other file is not replaced. Null, the default,
    /// means the path of the input followed by <c>.rejects</c>; for a stream, no file.
    /// </summary>
    public string? RejectsPath { get; set; }

    /// <summary>
    /// The folder for temporary files, which are needed if the input is not in order of time and take about as much
    /// space as the input. Null, the default, means a folder beside the checkpoint, or for streams the temporary folder of
    /// the system. They are deleted when the import ends, or, if an import with a checkpoint stops early, when it is
    /// completed.
    /// </summary>
    public string? TemporaryFolder { get; set; }

    /// <summary>
    /// The maximum size of one row, in characters. Default 8 million. Longer rows are rejected.
    /// </summary>
    public int MaxRowLength { get; set; } = 8_000_000;

    /// <summary>
    /// Called with the progress after each batch, and every few thousand rows while the input is checked, by the code
    /// that imports: one call at a time. An exception ends the import, which can be continued.
    /// </summary>
    public Action<ImportProgress>? OnProgress { get; set; }

    internal int SortBytes { get; set; } = 16 * 1024 * 1024;

    internal EventImportOptions Copy()
    {
        var copy = (EventImportOptions)MemberwiseClone();
        copy.Mapping = Mapping.Copy();
        return copy;
    }

    internal void Check()
    {
        if (!(EventsPerSecond >= SlowestRate))
        {
            throw Invalid(nameof(EventsPerSecond), EventsPerSecond, "must be at least 0.1");
        }

        if (BatchSize < 1)
        {
            throw Invalid(nameof(BatchSize), BatchSize, "must be at least 1");
        }

        if (RetryTime < TimeSpan.Zero)
        {
            throw Invalid(nameof(RetryTime), RetryTime, "must not be negative");
        }

        Mapping.Check(nameof(Mapping));
        if (MaxRowLength < 1)
        {
            throw Invalid(nameof(MaxRowLength), MaxRowLength, "must be at least 1");
        }
    }

    private static ArgumentOutOfRangeException Invalid(string option, object value, string rule) =>
        new(option, value, $"{option} {rule}.");
}
