using System.Net;

namespace PostHog.TestKit;

/// <summary>Answers some requests, and lets others wait until they are cancelled, or until it is released.</summary>
/// <param name="isStuck">Whether requests to an address wait.</param>
/// <param name="status">What it answers.</param>
/// <param name="listens">Whether a wait ends when it is cancelled.</param>
public sealed class StuckHandler(
    Predicate<Uri> isStuck,
    HttpStatusCode status = HttpStatusCode.OK,
    bool listens = true
) : HttpMessageHandler
{
    private readonly TaskCompletionSource _released = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly ManualResetEventSlim _isReleased = new();
    private int _requests;

    /// <summary>How many requests came in.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Called when a request begins to wait, for example to move a clock on.</summary>
    public Action? OnStuck { get; set; }

    /// <summary>Answers those that wait, and all to come.</summary>
    public void Release()
    {
        _isReleased.Set();
        _released.TrySetResult();
    }

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref _requests);
        if (isStuck(request.RequestUri!))
        {
            OnStuck?.Invoke();
            _isReleased.Wait(TokenFor(cancellationToken));
        }

        return Answer();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref _requests);
        if (isStuck(request.RequestUri!))
        {
            OnStuck?.Invoke();
            await _released.Task.WaitAsync(TokenFor(cancellationToken)).ConfigureAwait(false);
        }

        return Answer();
    }

    private CancellationToken TokenFor(CancellationToken cancellationToken) =>
        listens ? cancellationToken : CancellationToken.None;

    private HttpResponseMessage Answer() =>
        new(status) { Content = new StringContent("{\"status\":1}") };
}
