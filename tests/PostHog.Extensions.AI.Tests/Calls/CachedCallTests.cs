using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>Options of a call that pass through a cache, which writes all it gets into its key.</summary>
internal sealed class CachedCallTests : AiTest
{
    [Test]
    public async Task Whoever_asks_gets_the_cached_answer()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner
            .WithPostHog(PostHog)
            .AsBuilder()
            .UseDistributedCache(new MemoryCache())
            .Build();

        foreach (var person in new[] { "alice", "bob" })
        {
            var call = new PostHogAiOptions
            {
                DistinctId = person,
                Configure = captured => captured.InputTokenPrice = 1,
            };
            Assert.That(
                (await chat.GetResponseAsync("?", new ChatOptions().WithPostHog(call))).Text,
                Is.EqualTo("ok")
            );
        }

        Assert.That(inner.Calls, Is.EqualTo(1));
        Assert.That((await SingleAsync()).DistinctId, Is.EqualTo("alice"));
    }

    [Test]
    public async Task Whoever_asks_gets_the_cached_embedding()
    {
        using var inner = new ScriptedGenerator();
        using var generator = inner
            .WithPostHog(PostHog)
            .AsBuilder()
            .UseDistributedCache(new MemoryCache())
            .Build();

        foreach (var person in new[] { "alice", "bob" })
        {
            await generator.GenerateAsync(
                ["text"],
                new EmbeddingGenerationOptions().WithPostHog(
                    new() { DistinctId = person, Configure = _ => { } }
                )
            );
        }

        Assert.That(inner.Calls, Is.EqualTo(1));
        Assert.That((await SingleAsync()).DistinctId, Is.EqualTo("alice"));
    }

    [Test]
    public async Task Options_survive_that_they_are_copied_and_used_twice()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        var first = new ChatOptions().WithPostHog(new() { DistinctId = "alice" });
        var second = first.Clone().WithPostHog(new() { DistinctId = "bob" });

        await chat.GetResponseAsync("?", first.Clone());
        await chat.GetResponseAsync("?", second);
        await chat.GetResponseAsync("?", first);

        Assert.That(
            (await ArrivedAsync()).Select(one => one.DistinctId),
            Is.EqualTo(["alice", "bob", "alice"])
        );
        Assert.That(inner.Options!.AdditionalProperties, Is.Empty);
    }

    [Test]
    public async Task A_cancelled_embedding_is_no_failure_and_no_success()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        using var inner = new ScriptedGenerator();
        using var generator = inner.WithPostHog(PostHog);

        await Assert.ThatAsync(
            () => generator.GenerateAsync(["text"], options: null, source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        var captured = await SingleAsync();
        Assert.That(captured.Has("$ai_http_status"), Is.False);
        Assert.That(captured.Has("$ai_is_error"), Is.False);
    }
}
