namespace PostHog.Trimming.Program;

/// <summary>Overrides again what only tasks call, on top of a handler that overrides both.</summary>
internal sealed class DerivedHandler : CountingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Add("X-Test", "1");
        return base.SendAsync(request, cancellationToken);
    }
}
