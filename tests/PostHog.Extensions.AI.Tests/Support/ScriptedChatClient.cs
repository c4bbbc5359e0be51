using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>A chat client that answers in this process, with what a test says.</summary>
internal sealed class ScriptedChatClient : IChatClient
{
    private int _calls;

    public Func<ChatResponse> Response { get; init; } =
        () => new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"));

    public Func<IEnumerable<ChatResponseUpdate>> Updates { get; init; } =
        () => [new ChatResponseUpdate(ChatRole.Assistant, "ok")];

    public Func<Type, object?> Service { get; init; } = _ => null;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The options of the last call.</summary>
    public ChatOptions? Options { get; private set; }

    /// <summary>The messages of the last call.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    public bool IsDisposed { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Note(messages, options);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Response());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Note(messages, options);
        foreach (var update in Updates())
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => Service(serviceType);

    public void Dispose() => IsDisposed = true;

    private void Note(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Interlocked.Increment(ref _calls);
        ArgumentNullException.ThrowIfNull(messages);
        (Messages, Options) = ([.. messages], options);
    }
}
