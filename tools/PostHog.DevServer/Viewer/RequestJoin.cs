namespace PostHog.Development.Viewer;

/// <summary>Joins the attempts to send the same events, and says what became of them.</summary>
internal static class RequestJoin
{
    private const int Most = 100;

    /// <summary>The batches that were attempted more than once, or met a fault: the newest first, 100 at most.</summary>
    public static IReadOnlyList<BatchOutcome> Of(IReadOnlyList<ReceivedRequest> requests) =>
        [
            .. requests
                .Where(request => request.Batch is not null)
                .GroupBy(request => request.Batch!, StringComparer.Ordinal)
                .Where(batch => batch.Count() > 1 || batch.Any(one => one.Fault is not null))
                .Select(Describe)
                .OrderByDescending(outcome => outcome.Attempts[^1].N)
                .Take(Most),
        ];

    private static BatchOutcome Describe(IGrouping<string, ReceivedRequest> batch)
    {
        var attempts = batch.OrderBy(one => one.Number).ToList();
        var last = attempts[^1];
        var isDelivered = last.Status is >= 200 and <= 299;
        return new BatchOutcome(
            batch.Key,
            [
                .. attempts.Select(one => new BatchAttempt(
                    one.Number,
                    one.ArrivedAt.ToUnixTimeMilliseconds(),
                    one.Status,
                    one.Fault
                )),
            ],
            Say(last, attempts.Count),
            isDelivered
        );
    }

    private static string Say(ReceivedRequest last, int attempts) =>
        last switch
        {
            { Status: >= 200 and <= 299 } => attempts == 1
                ? "answered with success at the first attempt"
                : $"answered with success at attempt {attempts}",
            { IsDropped: true } => $"no answer to attempt {attempts}; the client may try again",
            { Status: null } => $"attempt {attempts} is waiting for its answer",
            { Status: 408 or 429 or >= 500 } =>
                $"{last.Status} to attempt {attempts}; the client is to try again",
            _ => $"refused with {last.Status}",
        };
}
