using PostHog.Async.Testing.Server;

namespace PostHog.Async.Testing.Platform;

/// <summary>Hands the requests of clients to the fake.</summary>
internal sealed class FakeHandler(FakeServer server) : HttpMessageHandler
{
    /// <summary>Whether the blocking client must wait for its tasks, which are over at once.</summary>
    public const bool IsOfTasks = false;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content
            ? await content.ReadAsByteArrayAsync().ConfigureAwait(false)
            : [];
        return FakeMessages.Write(server.Answer(FakeMessages.Read(request, body)));
    }
}
