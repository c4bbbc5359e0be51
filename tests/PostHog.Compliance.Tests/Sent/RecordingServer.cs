using PostHog.Development;

namespace PostHog.Compliance.Tests.Sent;

/// <summary>A fake PostHog for one test, with the requests it received.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly SemaphoreSlim _answered;
    private readonly DevServer _server;

    private RecordingServer(DevServer server, SemaphoreSlim answered)
    {
        _server = server;
        _answered = answered;
    }

    public Uri Url => _server.Url;

    /// <summary>All requests, in order.</summary>
    public IReadOnlyList<SentRequest> Requests =>
        [.. _server.Requests.Select(one => new SentRequest(one))];

    public static async Task<RecordingServer> StartAsync()
    {
        var answered = new SemaphoreSlim(0);
        var server = await DevServer.StartAsync(
            new DevServerOptions { OnRequest = _ => answered.Release() }
        );
        return new RecordingServer(server, answered);
    }

    /// <summary>Sets the flag definitions that the server returns from now on.</summary>
    public void SetFlags(string definitions) => _server.SetFlags(definitions);

    public void Inject(Fault fault) => _server.InjectFault(fault);

    /// <summary>Answers the next requests with a status.</summary>
    public void Refuse(int status, int count = 1, string? retryAfter = null) =>
        Inject(
            new Fault
            {
                Status = status,
                Count = count,
                RetryAfter = retryAfter,
            }
        );

    /// <summary>Returns once this many more requests have been answered since the previous call.</summary>
    public async Task WaitForRequestsAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            var came = await _answered.WaitAsync(Patience);
            Assert.That(came, Is.True, () => $"request {number} of {count} did not come");
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
