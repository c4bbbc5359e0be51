using System.Net;

namespace PostHog.Benchmarks.Load;

/// <summary>Answers no request until it is released, so that nothing is delivered while something else is measured.</summary>
internal sealed class HeldHandler : HttpMessageHandler
{
    private readonly TaskCompletionSource _released = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly ManualResetEventSlim _isReleased = new();

    public void Release()
    {
        _released.TrySetResult();
        _isReleased.Set();
    }

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        _isReleased.Wait(cancellationToken);
        return Accepted();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        await _released.Task.WaitAsync(cancellationToken);
        return Accepted();
    }

    protected override void Dispose(bool disposing)
    {
        _isReleased.Dispose();
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Accepted() =>
        new(HttpStatusCode.OK) { Content = new StringContent("{\"status\":1}") };
}
