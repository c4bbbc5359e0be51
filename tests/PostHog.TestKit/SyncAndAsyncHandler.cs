using System.Diagnostics.CodeAnalysis;

namespace PostHog.TestKit;

/// <summary>
/// Lets an async-only fake answer a synchronous <c>Send</c>. Blocking is safe here because the fake does no I/O.
/// </summary>
public sealed class SyncAndAsyncHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    [SuppressMessage("Usage", "VSTHRD002", Justification = "Meant: see the type.")]
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}
