using System.Diagnostics.CodeAnalysis;
using PostHog.Blocking.Testing.Server;

namespace PostHog.Blocking.Testing.Platform;

/// <summary>Hands the requests of clients to the fake. A handler of netstandard2.0 answers with a task, at once.</summary>
internal sealed class FakeHandler(FakeServer server) : HttpMessageHandler
{
    /// <summary>Whether the blocking client must wait for its tasks, which are over at once.</summary>
    public const bool IsOfTasks = true;

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The body is in memory: nothing waits.")]
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content?.ReadAsByteArrayAsync().GetAwaiter().GetResult() ?? [];
        return Task.FromResult(FakeMessages.Write(server.Answer(FakeMessages.Read(request, body))));
    }
}
