using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PostHog.Benchmarks.Ai;

/// <summary>A chat client that answers at once, without allocating per update.</summary>
internal sealed class InstantChatClient(int updates) : IChatClient
{
    private static readonly UsageDetails Used = new()
    {
        InputTokenCount = 200,
        OutputTokenCount = 20,
    };

    private static readonly ChatResponseUpdate Update = new(ChatRole.Assistant, "some ");

    private static readonly ChatResponse Response = new(
        new ChatMessage(ChatRole.Assistant, "It arrives tomorrow.")
    )
    {
        ModelId = "gpt-5-mini",
        ResponseId = "r-1",
        FinishReason = ChatFinishReason.Stop,
        Usage = Used,
    };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(Response);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask;
        for (var index = 0; index < updates; index++)
        {
            yield return Update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata)
            ? new ChatClientMetadata("openai", new Uri("https://api.openai.com/v1"), "gpt-5-mini")
            : null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
