namespace PostHog.Development;

/// <summary>
/// Something to go wrong with the next ingestion requests. Immutable. Without any of the members that
/// change the answer, a request is served as usual, only late.
/// </summary>
public sealed class Fault
{
    private static readonly int[] BodilessStatuses = [204, 205, 304];
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>The status to answer, 200 to 599; null, the default, keeps the usual one.</summary>
    public int? Status { get; init; }

    /// <summary>How many requests it applies to; 1 by default.</summary>
    public int Count { get; init; } = 1;

    /// <summary>A <c>Retry-After</c> header, sent verbatim; null, the default, sends none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>A <c>Location</c> header, sent verbatim with a status from 300 to 399; none by default.</summary>
    public string? Location { get; init; }

    /// <summary>How long to wait, after the events were stored, before answering: ten minutes at most, zero by default.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long to wait between the headers and the body of the answer: ten minutes at most, zero by default.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>Whether to close the connection, in good order but without an answer.</summary>
    public bool Abort { get; init; }

    /// <summary>Whether to reset the connection (RST) instead of answering.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether to close the connection before the announced end of the answer.</summary>
    public bool Truncate { get; init; }

    /// <summary>Text to answer instead of the usual body; null, the default, keeps the usual one.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// What V1 answers say about single events, each found by its uuid, its index in the batch, its name
    /// or, for all others, <c>*</c>, in this order. Events to drop or to retry are not stored. Such a fault
    /// waits for a V1 request; an event that is unfit anyway keeps its own result. Null by default.
    /// </summary>
    public IReadOnlyDictionary<string, ScriptedResult>? Results
    {
        get;
        init =>
            field = value is null
                ? null
                : new Dictionary<string, ScriptedResult>(value, StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether the events are stored although the request is faulted. Null, the default, means: yes when a
    /// 2xx answer arrives whole, no when the status is another, the connection is dropped or the
    /// answer is cut short. An outage that loses only the answer is <see cref="Abort"/> with true here.
    /// </summary>
    public bool? Store { get; init; }

    internal bool StoresEvents => Store ?? HasUsualStorage;

    /// <summary>What is wrong with this fault, or null when it can be played.</summary>
    internal string? FindProblem() => FindUnfitMember() ?? FindContradiction();

    private string? FindUnfitMember()
    {
        (bool Broken, string Reason)[] rules =
        [
            (Count < 1, "count must be at least 1"),
            (Status is < 200 or > 599, "status must be from 200 to 599"),
            (!IsWait(Delay), "delayMs must be from 0 to ten minutes"),
            (!IsWait(Stall), "stallMs must be from 0 to ten minutes"),
            (RetryAfter?.All(IsPrintable) is false, "retryAfter must be printable ASCII"),
            (Location?.All(IsPrintable) is false, "location must be printable ASCII"),
        ];

        return Array.Find(rules, rule => rule.Broken).Reason;
    }

    private string? FindContradiction()
    {
        (bool Broken, string Reason)[] rules =
        [
            (
                AnswersNothing && HasAnswer,
                "abort answers nothing: leave out status, retryAfter, location, stallMs, truncate, "
                    + "results and body"
            ),
            (Abort && Reset, "a connection is either aborted or reset"),
            (Location is not null && !IsRedirect, "location needs a status from 300 to 399"),
            (IsBodiless && HasBody, $"status {Status} has no body"),
            (
                Results is not null && (Body is not null || !IsSuccess),
                "results need a 2xx response with the usual body"
            ),
            (!HasAnswer && !AnswersNothing && !HasEffect, "the fault does nothing"),
        ];

        return Array.Find(rules, rule => rule.Broken).Reason;
    }

    /// <summary>Says in words what happens.</summary>
    internal string Describe()
    {
        (bool Applies, string Text)[] parts =
        [
            (Status is not null, $"status {Status}"),
            (RetryAfter is not null, $"Retry-After {RetryAfter}"),
            (Location is not null, "redirect"),
            (Delay > TimeSpan.Zero, $"delay {(long)Delay.TotalMilliseconds} ms"),
            (Stall > TimeSpan.Zero, $"stall {(long)Stall.TotalMilliseconds} ms"),
            (Abort, "connection closed"),
            (Reset, "connection reset"),
            (Truncate, "cut short"),
            (Results is not null, "results of single events"),
            (Body is not null, "another body"),
            (Store == true && !HasUsualStorage, "stored all the same"),
            (Store == false, "not stored"),
        ];

        return string.Join(", ", parts.Where(part => part.Applies).Select(part => part.Text));
    }

    private bool HasUsualStorage => !(AnswersNothing || Truncate || !IsSuccess);

    internal bool IsBodiless => Status is { } status && BodilessStatuses.Contains(status);

    /// <summary>Whether the client gets to see no answer at all.</summary>
    internal bool AnswersNothing => Abort || Reset;

    private bool IsRedirect => Status is >= 300 and <= 399;

    private bool IsSuccess => Status is null or (>= 200 and <= 299);

    private bool HasBody =>
        Truncate || Stall != TimeSpan.Zero || Results is not null || Body is not null;

    private bool HasAnswer =>
        Status is not null || RetryAfter is not null || Location is not null || HasBody;

    private bool HasEffect => Delay != TimeSpan.Zero || Store is not null;

    private static bool IsWait(TimeSpan time) => time >= TimeSpan.Zero && time <= LongestWait;

    private static bool IsPrintable(char character) => character is >= ' ' and <= '~';
}
