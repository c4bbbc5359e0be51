namespace PostHog.Compliance.Sessions;

/// <summary>The requests of one session, in the order in which they ended. Once closed, there are no more.</summary>
internal sealed class RequestTrace(string testId)
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly List<TracedRequest> _requests = [];

    /// <summary>The test they belong to; empty when tests run one by one.</summary>
    public string TestId { get; } = testId;

    /// <summary>Cancelled when nothing may be sent any more.</summary>
    public CancellationToken Closed => _closed.Token;

    public IReadOnlyList<TracedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(DateTimeOffset sentAt, int status, IReadOnlyList<string> uuids)
    {
        lock (_gate)
        {
            var retry =
                uuids.Count == 0
                    ? 0
                    : _requests.Count(one => one.Uuids.Any(uuid => uuid == uuids[0]));
            _requests.Add(new TracedRequest(sentAt, status, retry, uuids));
        }
    }

    public void Close() => _closed.Cancel();
}
