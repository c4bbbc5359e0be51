using System.Diagnostics.CodeAnalysis;

namespace PostHog.TestKit;

/// <summary>
/// Lets a mock that knows only tasks answer a synchronous <c>Send</c> too. It waits for the mock, which does no I/O;
/// nothing but a test may do that.
/// </summary>
public sealed class SyncAndAsyncHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    [SuppressMessage("Usage", "VSTHRD002", Justification = "Meant: see the type.")]
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}
