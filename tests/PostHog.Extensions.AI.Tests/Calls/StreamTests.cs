using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>However a stream is read, each reading of it is one call and one event.</summary>
internal sealed class StreamTests : AiTest
{
    [Test]
    public async Task Passes_on_that_it_is_disposed_in_the_middle_of_a_stream()
    {
        using var inner = new ScriptedChatClient
        {
            Updates = () => Enumerable.Repeat(new ChatResponseUpdate(ChatRole.Assistant, "a"), 3),
        };
        var chat = inner.WithPostHog(PostHog);

        await foreach (var update in chat.GetStreamingResponseAsync(Question()))
        {
            chat.Dispose();
            Assert.That(update.Text, Is.EqualTo("a"));
        }

        Assert.That(inner.IsDisposed, Is.True);
        Assert.That((await SingleAsync()).Raw("$ai_output_choices"), Does.Contain("aaa"));
    }

    [Test]
    public async Task A_stream_that_is_never_read_is_no_call()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        _ = chat.GetStreamingResponseAsync(Question());

        Assert.That(inner.Calls, Is.Zero);
        Assert.That(await ArrivedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_stream_that_is_read_twice_is_two_calls()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        var stream = chat.GetStreamingResponseAsync(Question());

        await stream.ToChatResponseAsync();
        await stream.ToChatResponseAsync();

        Assert.That(inner.Calls, Is.EqualTo(2));
        Assert.That(await ArrivedAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_thousand_streams_at_once_are_a_thousand_events()
    {
        using var inner = new ScriptedChatClient
        {
            Updates = () =>
                Enumerable
                    .Range(0, 20)
                    .Select(_ => new ChatResponseUpdate(ChatRole.Assistant, "ab ")),
        };
        using var chat = inner.WithPostHog(PostHog);

        await Task.WhenAll(
            Enumerable.Range(0, 1_000).Select(number => RunAsync(chat, isStream: true, $"{number}"))
        );

        var captured = await ArrivedAsync();
        var expected = string.Concat(Enumerable.Repeat("ab ", 20));
        Assert.That(captured, Has.Count.EqualTo(1_000));
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")).Distinct(),
            Has.Exactly(1_000).Items
        );
        Assert.That(
            captured.Select(one => one.Raw("$ai_output_choices")),
            Is.All.EqualTo($$"""[{"role":"assistant","content":"{{expected}}"}]""")
        );
    }
}
