using PostHog.Flags.Loading;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class DefinitionsStateTests : DefinitionsStateFixture
{
    [Test]
    public void Starts_not_ready_and_due_immediately()
    {
        var state = NewState();

        Assert.That(state.IsReady, Is.False);
        Assert.That(state.Current.IsLoaded, Is.False);
        Assert.That(state.TimeUntilDue(Now.Elapsed), Is.EqualTo(TimeSpan.Zero));
        Assert.That(state.Status(Now.Elapsed).LoadedAt, Is.Null);
    }

    [Test]
    public void Successful_load_makes_it_ready_and_is_counted()
    {
        var state = NewState();

        var result = Settle(state, 200, Feed("a", "b"), "W/\"1\"");
        Now += TimeSpan.FromSeconds(7);

        var status = state.Status(Now.Elapsed);
        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Replaced));
        Assert.That(status.IsReady, Is.True);
        Assert.That(status.FlagCount, Is.EqualTo(2));
        Assert.That(status.LoadedAt, Is.EqualTo(Start));
        Assert.That(status.Age, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(status.Polls, Is.EqualTo(1));
        Assert.That(state.Refreshes, Is.EqualTo(1));
        Assert.That(state.Begin().ETag, Is.EqualTo("W/\"1\""));
        Assert.That(ValueOf(state, "a"), Is.True);
    }

    [Test]
    public void Not_modified_response_keeps_the_definitions_and_takes_the_new_ETag()
    {
        var state = Loaded();
        var before = state.Current;

        var result = Settle(state, 304, "", "W/\"2\"");

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Confirmed));
        Assert.That(state.Current, Is.SameAs(before));
        Assert.That(state.Begin().ETag, Is.EqualTo("W/\"2\""));
        Assert.That(state.Refreshes, Is.EqualTo(2), "The remembered missing keys are cleared.");
        Assert.That(state.Status(Now.Elapsed).UnchangedPolls, Is.EqualTo(1));
    }

    [Test]
    public void Not_modified_response_without_an_ETag_keeps_the_ETag()
    {
        var state = Loaded();

        Settle(state, 304, "");

        Assert.That(state.Begin().ETag, Is.EqualTo("W/\"1\""));
    }

    [Test]
    public void Definitions_without_an_ETag_clear_the_ETag()
    {
        var state = Loaded();

        Settle(state, 200, Feed("c"));

        Assert.That(state.Begin().ETag, Is.Null);
    }

    [TestCase(401, PostHogLogLevel.Error)]
    [TestCase(403, PostHogLogLevel.Error)]
    [TestCase(402, PostHogLogLevel.Warning)]
    public void Refusal_clears_definitions_and_ETag(int status, PostHogLogLevel level)
    {
        var state = Loaded();
        var log = new LogRecorder();

        var result = Settle(state, status, "");
        LoadLog.Write(log.Log, result, state.Status(Now.Elapsed));

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Cleared));
        Assert.That(state.IsReady, Is.False);
        Assert.That(state.Begin().ETag, Is.Null);
        Assert.That(state.Refreshes, Is.EqualTo(1));
        Assert.That(log.Entries.Select(one => one.Level), Is.EqualTo(new[] { level }));
    }

    [TestCase(429, "")]
    [TestCase(503, "")]
    [TestCase(500, "")]
    [TestCase(200, "<html>")]
    [TestCase(200, "{\"flags\":{}}")]
    [TestCase(200, "[]")]
    [TestCase(200, "{\"flags\":[")]
    public void Any_other_failure_keeps_the_last_definitions_with_a_warning(int status, string body)
    {
        var state = Loaded();
        var before = state.Current;
        var log = new LogRecorder();

        var result = Settle(state, status, body, "W/\"9\"");
        LoadLog.Write(log.Log, result, state.Status(Now.Elapsed));

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Kept));
        Assert.That(state.Current, Is.SameAs(before));
        Assert.That(
            state.Begin().ETag,
            Is.EqualTo("W/\"1\""),
            "The ETag belongs to the loaded definitions."
        );
        Assert.That(state.Refreshes, Is.EqualTo(1));
        Assert.That(state.Status(Now.Elapsed).LastFailure, Is.SameAs(result.Failure));
        Assert.That(state.TimeUntilDue(Now.Elapsed), Is.GreaterThanOrEqualTo(Interval));
        Assert.That(log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Failures_increase_the_delay_and_a_success_resets_it()
    {
        var state = Loaded();

        Settle(state, 503, "");
        Settle(state, 503, "");
        var waiting = state.TimeUntilDue(Now.Elapsed);
        Settle(state, 304, "");

        Assert.That(waiting, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(state.TimeUntilDue(Now.Elapsed), Is.EqualTo(Interval));
        Assert.That(state.Status(Now.Elapsed).LastFailure, Is.Null);
    }

    [Test]
    public void Not_modified_response_without_loaded_definitions_is_a_failure()
    {
        var state = NewState();

        var result = Settle(state, 304, "");

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Kept));
        Assert.That(result.Failure!.StatusCode, Is.EqualTo(304));
        Assert.That(state.Refreshes, Is.Zero);
    }

    [Test]
    public void Late_response_does_not_overwrite_a_newer_one()
    {
        var state = NewState();
        var slow = state.Begin();
        Settle(state, 200, Feed("new"), "W/\"new\"");

        var result = state.Settle(slow, Answer(200, Feed("old"), "W/\"old\""), Now, 0);

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Overtaken));
        Assert.That(state.Current.Index.Keys, Is.EqualTo(new[] { "new" }));
        Assert.That(state.Begin().ETag, Is.EqualTo("W/\"new\""));
    }

    [Test]
    public void Clearing_discards_a_load_in_progress()
    {
        var state = Loaded();
        var underWay = state.Begin();

        state.Clear();
        state.Settle(underWay, Answer(200, Feed("a")), Now, 0);

        Assert.That(state.IsReady, Is.False);
    }

    [Test]
    public void Nothing_is_due_once_stopped()
    {
        var state = Loaded();

        state.Stop();
        Settle(state, 304, "");

        Assert.That(state.TimeUntilDue(Now.Elapsed), Is.Null);
    }

    [Test]
    public void Flags_that_cannot_be_used_are_named_with_the_reason()
    {
        var state = NewState();

        Settle(
            state,
            200,
            "{\"flags\":[{\"key\":\"good\",\"active\":true,\"filters\":{\"groups\":[{}]}},"
                + "{\"key\":\"odd\",\"active\":true,\"filters\":{\"version\":7}}]}"
        );

        var status = state.Status(Now.Elapsed);
        Assert.That(status.FlagCount, Is.EqualTo(2));
        var unusable = status.UnusableFlags.Single();
        Assert.That(unusable.Key, Is.EqualTo("odd"));
        Assert.That(unusable.Reason, Is.Not.Empty);
        Assert.That(unusable.IsForEverybody, Is.True);
        Assert.That(ValueOf(state, "good"), Is.True);
        Assert.That(ValueOf(state, "odd"), Is.Null);
    }

    [Test]
    public void Only_the_poll_after_the_first_load_is_spread()
    {
        var state = NewState();

        state.Settle(state.Begin(), Answer(200, Feed("a")), Now, jitter: 0.5);
        var first = state.TimeUntilDue(Now.Elapsed);
        state.Settle(state.Begin(), Answer(200, Feed("b")), Now, jitter: 0.5);

        Assert.That(first, Is.EqualTo(TimeSpan.FromTicks(Interval.Ticks / 2)));
        Assert.That(
            state.TimeUntilDue(Now.Elapsed),
            Is.EqualTo(TimeSpan.FromTicks((long)(Interval.Ticks * 1.05)))
        );
    }
}
