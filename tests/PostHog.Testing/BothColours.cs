using System.Diagnostics.CodeAnalysis;

namespace PostHog.Testing;

/// <summary>
/// Lets a handler that knows only tasks answer a synchronous <c>Send</c> too. Meant for handlers whose task is complete
/// when it is returned, as a mock's is.
/// </summary>
public sealed class BothColours(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The task is complete: nothing waits.")]
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var answer = SendAsync(request, cancellationToken);
        return answer.IsCompleted
            ? answer.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The inner handler did not answer at once.");
    }
}
