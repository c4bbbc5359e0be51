namespace PostHog.Development;

/// <summary>
/// Something to go wrong with the next ingestion requests. Immutable. Without any of the members that
/// change the answer, a request is served as usual, only late.
/// </summary>
public sealed class Fault
{
    private static readonly int[] BodilessStatuses = [204, 205, 304];

    /// <summary>The status to answer, 200 to 599; null, the default, keeps the usual one.</summary>
    public int? Status { get; init; }

    /// <summary>How many requests it applies to; 1 by default.</summary>
    public int Count { get; init; } = 1;

    /// <summary>A <c>Retry-After</c> header, sent verbatim; null, the default, sends none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How long to wait, after the events were stored, before answering; zero by default.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether to drop the connection without an answer.</summary>
    public bool Abort { get; init; }

    /// <summary>Whether to close the connection before the announced end of the answer.</summary>
    public bool Truncate { get; init; }

    /// <summary>Text to answer instead of the usual body; null, the default, keeps the usual one.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether the events are stored although the request is faulted. Null, the default, means: yes when a
    /// 2xx answer arrives whole, no when the status is another, the connection is dropped or the
    /// answer is cut short. An outage that loses only the answer is <see cref="Abort"/> with true here.
    /// </summary>
    public bool? Store { get; init; }

    internal bool StoresEvents => Store ?? !(Abort || Truncate || Status is < 200 or > 299);

    /// <summary>What is wrong with this fault, or null when it can be played.</summary>
    internal string? FindProblem()
    {
        (bool Broken, string Reason)[] rules =
        [
            (Count < 1, "count must be at least 1"),
            (Status is < 200 or > 599, "status must be from 200 to 599"),
            (
                Delay < TimeSpan.Zero || Delay > TimeSpan.FromDays(1),
                "delayMs must be from 0 to one day"
            ),
            (RetryAfter?.All(IsPrintable) is false, "retryAfter must be printable ASCII"),
            (
                Abort && HasAnswer,
                "abort answers nothing: leave out status, retryAfter, truncate and body"
            ),
            (IsBodiless && (Truncate || Body is not null), $"status {Status} has no body"),
            (
                !HasAnswer && !Abort && Delay == TimeSpan.Zero && Store is null,
                "the fault does nothing"
            ),
        ];

        return Array.Find(rules, rule => rule.Broken).Reason;
    }

    internal bool IsBodiless => Status is { } status && BodilessStatuses.Contains(status);

    private bool HasAnswer =>
        Status is not null || RetryAfter is not null || Truncate || Body is not null;

    private static bool IsPrintable(char character) => character is >= ' ' and <= '~';
}
