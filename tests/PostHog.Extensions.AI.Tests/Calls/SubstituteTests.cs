using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;
using PostHog.Async.Testing;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>The wrappers need no more than the interface of the client, so that tests can pass what they like.</summary>
internal sealed class SubstituteTests
{
    [Test]
    public async Task Captures_with_a_client_of_the_fake([Values] bool isStream)
    {
        using var fake = new FakePostHog();
        await using IPostHogClient posthog = fake.CreateClient();
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(posthog, new() { DistinctId = "u1" });

        using (posthog.BeginAiTrace("answer", "u1"))
        {
            await AskAsync(chat, isStream);
        }

        var trace = fake.Events.Single("$ai_trace").For("u1");
        fake.Events.Single("$ai_generation")
            .For("u1")
            .With("$ai_trace_id", trace.Properties["$ai_trace_id"]);
    }

    [Test]
    public async Task Captures_with_a_bare_substitute([Values] bool isStream)
    {
        var (posthog, calls) = SubstituteClient.Create();
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(posthog);

        await AskAsync(chat, isStream);

        var captured = (AiGeneration)calls.Queued.Single();
        Assert.That(captured.Input, Is.Not.Null);
        Assert.That(captured.Latency, Is.GreaterThanOrEqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_substitute_that_throws_does_not_fail_the_call([Values] bool isStream)
    {
        var (posthog, calls) = SubstituteClient.Create();
        calls.IsStrict = true;
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(posthog);

        var answer = await AskAsync(chat, isStream);

        Assert.That(answer, Is.EqualTo("ok"));
    }

    [Test]
    public async Task Captures_embeddings_with_a_bare_substitute()
    {
        var (posthog, calls) = SubstituteClient.Create();
        using var inner = new ScriptedGenerator();
        using var generator = inner.WithPostHog(posthog);

        await generator.GenerateAsync(["text"]);

        Assert.That(calls.Queued.Single(), Is.InstanceOf<AiEmbedding>());
    }

    [Test]
    public async Task A_builder_uses_the_interface_that_is_registered()
    {
        var (posthog, calls) = SubstituteClient.Create();
        await using var services = new ServiceCollection()
            .AddSingleton(posthog)
            .BuildServiceProvider();
        using var inner = new ScriptedChatClient();
        using var chat = inner.AsBuilder().UsePostHog().Build(services);

        await AskAsync(chat, isStream: false);

        Assert.That(calls.Queued, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_builder_uses_the_class_where_only_that_is_registered()
    {
        using var fake = new FakePostHog();
        await using var services = new ServiceCollection()
            .AddSingleton(fake.CreateClient())
            .BuildServiceProvider();
        using var inner = new ScriptedChatClient();
        using var chat = inner.AsBuilder().UsePostHog().Build(services);

        await AskAsync(chat, isStream: false);

        fake.Events.Single("$ai_generation");
    }

    [Test]
    public async Task A_scope_of_a_substitute_holds_for_the_calls_inside()
    {
        var (posthog, calls) = SubstituteClient.Create();
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(posthog);

        using var trace = new AiScope(new AiTrace("u1") { TraceName = "answer" });
        await AskAsync(chat, isStream: false);

        var captured = (AiGeneration)calls.Queued.Single();
        Assert.That(captured.TraceId, Is.EqualTo(trace.TraceId));
        Assert.That(captured.DistinctId, Is.EqualTo("u1"));
    }

    private static async Task<string> AskAsync(IChatClient chat, bool isStream) =>
        isStream
            ? (await chat.GetStreamingResponseAsync("?").ToChatResponseAsync()).Text
            : (await chat.GetResponseAsync("?")).Text;
}
