using PostHog.Blocking.Testing.Server;

namespace PostHog.Blocking.Testing.Platform;

/// <summary>Hands the requests of clients to the fake.</summary>
internal sealed class FakeHandler(FakeServer server) : DelegatingHandler
{
    /// <summary>Whether the blocking client must wait for its tasks, which are over at once.</summary>
    public const bool IsOfTasks = false;

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, context: null, cancellationToken);
        return FakeMessages.Write(server.Answer(FakeMessages.Read(request, body.ToArray())));
    }
}
