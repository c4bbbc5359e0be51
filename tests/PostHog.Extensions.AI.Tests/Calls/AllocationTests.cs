using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>What capturing allocates on the thread of a call, the serialised event included.</summary>
internal sealed class AllocationTests : AiTest
{
    private const int Calls = 200;

    private static readonly ChatMessage[] Messages =
    [
        .. Enumerable
            .Range(0, 10)
            .Select(number => new ChatMessage(
                number % 2 == 0 ? ChatRole.User : ChatRole.Assistant,
                $"Message {number}: where is my order, and when does it arrive at my house?"
            )),
    ];

    [TestCase(false, 10_000)]
    [TestCase(true, 5_000)]
    public async Task A_call_of_ten_messages_allocates_little(bool isPrivate, int maxBytes)
    {
        await UseAsync(options =>
        {
            options.PrivacyMode = isPrivate;
            options.FlushAt = 10_000;
        });
        var response = Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "It arrives tomorrow."))
            {
                ModelId = ModelName,
                ResponseId = "r-1",
                FinishReason = ChatFinishReason.Stop,
                Usage = new() { InputTokenCount = 200, OutputTokenCount = 20 },
            }
        );
        using var inner = new FixedChatClient(response);
        using var chat = inner.WithPostHog(PostHog);
        Measure(inner);
        Measure(chat);

        var captured = Measure(chat) - Measure(inner);

        Assert.That(captured / Calls, Is.Positive.And.LessThan(maxBytes));
    }

    // Every call ends on this thread before it returns.
    private static long Measure(IChatClient chat)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < Calls; call++)
        {
            Assume.That(chat.GetResponseAsync(Messages).IsCompletedSuccessfully);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
