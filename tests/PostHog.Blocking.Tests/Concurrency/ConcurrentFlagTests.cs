using PostHog.Blocking.Tests.Flags;
using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>The twin of the async fixture of this name: many callers, each on its own thread.</summary>
public sealed class ConcurrentFlagTests : FlagTest
{
    private const int Callers = 16;

    [Test]
    public void Concurrent_callers_share_one_request_for_an_unknown_key()
    {
        Loaded();
        Http.Then(200, FlagsJson.None);
        using var client = new PostHogClient(Options());

        var answers = AtOnce(person =>
            client.IsFeatureEnabled("nowhere", person, defaultValue: true)
        );

        Assert.That(answers, Is.All.True);
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public void Each_person_gets_their_own_value_of_an_existing_key()
    {
        Loaded();
        for (var caller = 0; caller < Callers; caller++)
        {
            Http.Then(200, FlagsJson.Of(("new", $"variant {caller}")));
        }

        using var client = new PostHogClient(Options());

        var answers = AtOnce(person => client.GetFeatureFlag("new", person));

        Assert.That(answers.Select(flag => flag!.Variant), Is.Unique);
        Assert.That(Questions, Has.Count.EqualTo(Callers));
    }

    [Test]
    public void Waiting_callers_send_their_own_request_when_the_first_one_fails()
    {
        Loaded();
        Http.Then(503, "");
        for (var caller = 1; caller < Callers; caller++)
        {
            Http.Then(200, FlagsJson.Of(("new", true)));
        }

        using var client = new PostHogClient(Options());

        var answers = AtOnce(person => client.IsFeatureEnabled("new", person));

        Assert.That(answers.Count(isEnabled => isEnabled), Is.EqualTo(Callers - 1));
    }

    [Test]
    public void Cancelling_the_first_caller_does_not_fail_the_others()
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
        using var client = new PostHogClient(Options());
        Exception? fault = null;
        var first = new Thread(() =>
            fault = Assert.Catch<OperationCanceledException>(() =>
                client.IsFeatureEnabled("nowhere", "first", cancellationToken: stop.Token)
            )
        );
        first.Start();
        isAsked.Wait();
        var answers = new List<bool>();
        var others = new Thread(() =>
            answers.AddRange(
                AtOnce(person => client.IsFeatureEnabled("nowhere", person, defaultValue: true))
            )
        );
        others.Start();

        stop.Cancel();
        mayAnswer.Set();
        first.Join();
        others.Join();

        Assert.That(fault, Is.Not.Null);
        Assert.That(answers, Has.Count.EqualTo(Callers).And.All.True);
        Assert.That(Questions, Is.Not.Empty);
    }

    [Test]
    public void Concurrent_callers_share_one_request_for_equal_questions()
    {
        Http.Then(200, FlagsJson.Of(("beta", "wide")));
        using var client = new PostHogClient(Options());
        var others = new AskingThreads(Callers - 1, () => client.GetFeatureFlag("beta", "user-42"));
        Http.OnRequest = _ => others.StartAndWaitUntilBlocked();

        var first = client.GetFeatureFlag("beta", "user-42");

        Assert.That(
            others.Answers().Append(first).Select(flag => flag!.Variant),
            Has.Exactly(Callers).EqualTo("wide")
        );
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public void Cancelling_one_caller_does_not_cancel_an_equal_question_of_another()
    {
        Http.ThenThrow(new OperationCanceledException()).Then(200, FlagsJson.Of(("beta", "wide")));
        using var stop = new CancellationTokenSource();
        using var client = new PostHogClient(Options());
        var other = new AskingThreads(1, () => client.GetFeatureFlag("beta", "user-42"));
        Http.OnRequest = _ =>
        {
            Http.OnRequest = null;
            other.StartAndWaitUntilBlocked();
            stop.Cancel();
        };

        Assert.That(
            () => client.GetFeatureFlag("beta", "user-42", cancellationToken: stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That(other.Answers().Single()!.Variant, Is.EqualTo("wide"));
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public void Threads_that_share_a_snapshot_capture_each_flag_once()
    {
        Http.Then(200, FlagsJson.Of(("a", true), ("b", "wide"), ("c", false)));
        using var client = new PostHogClient(Options());
        var flags = client.EvaluateFlags("user-42");

        var answers = AtOnce(_ =>
            (flags.IsEnabled("a"), flags.GetFlag("b")!.Variant, flags.IsEnabled("c"))
        );

        Assert.That(answers, Is.All.EqualTo((true, "wide", false)));
        var events = Flushed(client);
        Assert.That(events, Has.Count.EqualTo(3));
    }

    private static T[] AtOnce<T>(Func<string, T> ask)
    {
        var answers = new T[Callers];
        var threads = Enumerable
            .Range(0, Callers)
            .Select(caller => new Thread(() => answers[caller] = ask($"user-{caller}")))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return answers;
    }
}
