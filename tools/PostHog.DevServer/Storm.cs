namespace PostHog.Development;

/// <summary>
/// A random outage: each ingestion request meets a fault by chance, or none. The chances are from 0 to 1
/// and together at most 1; what is left of 1 is served as usual. Request number n since the start meets
/// the same chance in every storm of the same seed. Immutable.
/// </summary>
public sealed class Storm
{
    /// <summary>What the randomness starts from; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// How often in a row the same events can meet a fault, 1 or more; the attempt after that is served
    /// as usual. The same are events of one V1 request id, or the same events in the same order in V0. 3
    /// by default: a client that makes four attempts loses nothing.
    /// </summary>
    public int MaxConsecutive { get; init; } = 3;

    /// <summary>The chance of each status from 400 to 599; the events are not stored. None by default.</summary>
    public IReadOnlyDictionary<int, double> Statuses
    {
        get;
        init => field = new SortedDictionary<int, double>(value.ToDictionary());
    } = new SortedDictionary<int, double>();

    /// <summary>The chance that a status carries <see cref="RetryAfter"/>, and so do results to retry.</summary>
    public double RetryAfterShare { get; init; }

    /// <summary>
    /// The <c>Retry-After</c> of those, in seconds with up to three decimals; 5 ms, <c>0.005</c>, by default.
    /// </summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The chance that the connection is closed without an answer.</summary>
    public double Abort { get; init; }

    /// <summary>The chance that the connection is reset (RST) instead of an answer.</summary>
    public double Reset { get; init; }

    /// <summary>The chance that the answer is cut short.</summary>
    public double Truncate { get; init; }

    /// <summary>
    /// How many of the requests whose answer is lost (aborted, reset or cut short) are stored all the
    /// same; 0.5 by default.
    /// </summary>
    public double StoredShare { get; init; } = 0.5;

    /// <summary>The chance that the answer stalls after its headers; the events are stored.</summary>
    public double Stall { get; init; }

    /// <summary>How long it stalls, up to a day; 50 ms by default.</summary>
    public TimeSpan StallFor { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The chance of a 413, for batches of more than <see cref="TooLargeAbove"/> events; smaller ones are
    /// served as usual.
    /// </summary>
    public double TooLarge { get; init; }

    /// <summary>The largest batch that is never too large; 10 events by default.</summary>
    public int TooLargeAbove { get; init; } = 10;

    /// <summary>
    /// The chance that a V1 answer says <c>retry</c> of some events, at least one, and stores the others;
    /// V0 requests are served as usual.
    /// </summary>
    public double Partial { get; init; }

    /// <summary>The chance of each event of such a request to be retried; 0.5 by default.</summary>
    public double PartialShare { get; init; } = 0.5;

    internal double TotalChance =>
        Statuses.Values.Sum() + Abort + Reset + Truncate + Stall + TooLarge + Partial;

    /// <summary>What is wrong with this storm, or null when it can rage.</summary>
    internal string? FindProblem()
    {
        const double rounding = 1e-9;
        double[] chances =
        [
            .. Statuses.Values,
            RetryAfterShare,
            Abort,
            Reset,
            Truncate,
            StoredShare,
            Stall,
            TooLarge,
            Partial,
            PartialShare,
        ];
        (bool Broken, string Reason)[] rules =
        [
            (!Array.TrueForAll(chances, IsChance), "a chance or share must be from 0 to 1"),
            (TotalChance > 1 + rounding, "the chances add up to more than 1"),
            (!(TotalChance > 0), "the storm does nothing"),
            (MaxConsecutive < 1, "maxConsecutive must be at least 1"),
            (Statuses.Keys.Any(IsNoFailure), "statuses must be from 400 to 599"),
            (TooLargeAbove < 1, "tooLargeAbove must be at least 1"),
            (!IsWait(StallFor), "stallMs must be from 0 to ten minutes"),
            (!IsWait(RetryAfter), "retryAfterMs must be from 0 to ten minutes"),
        ];

        return Array.Find(rules, rule => rule.Broken).Reason;
    }

    private static bool IsChance(double value) => value is >= 0 and <= 1;

    private static bool IsNoFailure(int status) => status is < 400 or > 599;

    private static bool IsWait(TimeSpan time) => time >= TimeSpan.Zero && time <= Fault.LongestWait;
}
