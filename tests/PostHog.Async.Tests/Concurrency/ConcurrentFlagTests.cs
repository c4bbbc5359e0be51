using PostHog.Async.Tests.Flags;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Many callers ask for flags at once.</summary>
public sealed class ConcurrentFlagTests : FlagTest
{
    private const int Callers = 16;

    [Test]
    public async Task Concurrent_callers_share_one_request_for_an_unknown_key()
    {
        Loaded();
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        var answers = await AtOnceAsync(person =>
            client.IsFeatureEnabledAsync("nowhere", person, defaultValue: true).AsTask()
        );

        Assert.That(answers, Is.All.True);
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Each_person_gets_their_own_value_of_an_existing_key()
    {
        Loaded();
        for (var caller = 0; caller < Callers; caller++)
        {
            Http.Then(200, FlagsJson.Of(("new", $"variant {caller}")));
        }

        await using var client = new PostHogClient(Options());

        var answers = await AtOnceAsync(person =>
            client.GetFeatureFlagAsync("new", person).AsTask()
        );

        Assert.That(answers.Select(flag => flag!.Variant), Is.Unique);
        Assert.That(Questions, Has.Count.EqualTo(Callers));
    }

    [Test]
    public async Task Waiting_callers_send_their_own_request_when_the_first_one_fails()
    {
        Loaded();
        Http.Then(503, "");
        for (var caller = 1; caller < Callers; caller++)
        {
            Http.Then(200, FlagsJson.Of(("new", true)));
        }

        await using var client = new PostHogClient(Options());

        var answers = await AtOnceAsync(person =>
            client.IsFeatureEnabledAsync("new", person).AsTask()
        );

        Assert.That(answers.Count(isEnabled => isEnabled), Is.EqualTo(Callers - 1));
    }

    [Test]
    public async Task Cancelling_the_first_caller_does_not_fail_the_others()
    {
        Loaded();
        Http.Then(200, FlagsJson.None);
        using var stop = new CancellationTokenSource();
        using var isAsked = new ManualResetEventSlim();
        using var mayAnswer = new ManualResetEventSlim();
        Http.OnRequest = _ =>
        {
            Http.OnRequest = null;
            isAsked.Set();
            mayAnswer.Wait();
            stop.Token.ThrowIfCancellationRequested();
        };
        await using var client = new PostHogClient(Options());
        var first = Task.Run(() =>
            client.IsFeatureEnabledAsync("nowhere", "first", cancellationToken: stop.Token).AsTask()
        );
        isAsked.Wait();
        var others = AtOnceAsync(person =>
            client.IsFeatureEnabledAsync("nowhere", person, defaultValue: true).AsTask()
        );

        await stop.CancelAsync();
        mayAnswer.Set();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await first);
        var answers = await others;
        Assert.That(answers, Is.All.True);
        Assert.That(Questions, Is.Not.Empty);
    }

    [Test]
    public async Task Concurrent_callers_share_one_request_for_equal_questions()
    {
        Http.Then(200, FlagsJson.Of(("beta", "wide")));
        await using var client = new PostHogClient(Options());
        var others = new List<Task<FeatureFlag?>>();
        Http.OnRequest = _ =>
            others.AddRange(
                Enumerable
                    .Range(1, Callers - 1)
                    .Select(_ => client.GetFeatureFlagAsync("beta", "user-42").AsTask())
            );

        var first = await client.GetFeatureFlagAsync("beta", "user-42");

        var answers = await Task.WhenAll(others);
        Assert.That(
            answers.Append(first).Select(flag => flag!.Variant),
            Has.Exactly(Callers).EqualTo("wide")
        );
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancelling_one_caller_does_not_cancel_an_equal_question_of_another()
    {
        Http.ThenThrow(new OperationCanceledException()).Then(200, FlagsJson.Of(("beta", "wide")));
        using var stop = new CancellationTokenSource();
        await using var client = new PostHogClient(Options());
        var other = Task.FromResult<FeatureFlag?>(null);
        Http.OnRequest = _ =>
        {
            Http.OnRequest = null;
            other = client.GetFeatureFlagAsync("beta", "user-42").AsTask();
            stop.Cancel();
        };

        await Assert.ThatAsync(
            async () =>
                await client.GetFeatureFlagAsync("beta", "user-42", cancellationToken: stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That((await other)!.Variant, Is.EqualTo("wide"));
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Threads_that_share_a_snapshot_capture_each_flag_once()
    {
        Http.Then(200, FlagsJson.Of(("a", true), ("b", "wide"), ("c", false)));
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        var answers = await AtOnceAsync(_ =>
            Task.Run(() =>
                (flags.IsEnabled("a"), flags.GetFlag("b")!.Variant, flags.IsEnabled("c"))
            )
        );

        Assert.That(answers, Is.All.EqualTo((true, "wide", false)));
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(3));
    }

    private static async Task<T[]> AtOnceAsync<T>(Func<string, Task<T>> ask) =>
        await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(caller => Task.Run(() => ask($"user-{caller}")))
        );
}
