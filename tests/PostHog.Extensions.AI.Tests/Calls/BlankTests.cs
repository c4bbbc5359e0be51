using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>Servers that speak the API of another provider leave names blank.</summary>
internal sealed class BlankTests : AiTest
{
    [Test]
    public async Task A_blank_name_is_none([Values] bool isStream, [Values("", " ")] string blank)
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    ModelId = blank,
                    ResponseId = blank,
                },
            Updates = () =>
                [
                    new(ChatRole.Assistant, "o") { ModelId = blank, ResponseId = blank },
                    new(ChatRole.Assistant, "k"),
                ],
        };
        using var chat = inner.WithPostHog(PostHog);
        var options = new ChatOptions { ModelId = ModelName, ConversationId = blank };

        if (isStream)
        {
            await chat.GetStreamingResponseAsync(Question(), options).ToChatResponseAsync();
        }
        else
        {
            await chat.GetResponseAsync(Question(), options);
        }

        var captured = await SingleAsync();
        Assert.That(captured.Text("$ai_model"), Is.EqualTo(ModelName));
        Assert.That(captured.Has("$ai_completion_id"), Is.False);
        Assert.That(captured.Has("$ai_session_id"), Is.False);
    }
}
