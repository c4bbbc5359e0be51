using PostHog.Flags.Remote;

namespace PostHog.Core.Tests.Flags.Remote;

/// <summary>Keys that the definitions do not hold: who asks for them, who waits, and what is remembered.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class UnknownFlagTrackerTests
{
    private readonly UnknownFlagTracker<object> _tracker = new(capacity: 2);
    private long _generation = 1;

    [Test]
    public void Remembers_so_many_keys_and_asks_again_for_one_that_it_forgot()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            Ask([key]);
        }

        Assert.That(IsNeeded("a"), Is.True, "It was asked for longest ago.");
        Assert.That(IsNeeded("b"), Is.False);
        Assert.That(IsNeeded("c"), Is.False);
    }

    [Test]
    public void Lets_requests_for_other_keys_go_side_by_side()
    {
        Begin(["a"], out var first);
        Begin(["b"], out var second);

        Assert.That((first, second), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void Lets_a_request_wait_for_one_of_its_keys_and_then_ask_for_all()
    {
        var first = Begin(["a"], out _);
        var mixed = Begin(["a", "b"], out var waits);

        End(first);
        var waitsAgain = _tracker.Begin(mixed, _generation);

        Assert.That(waits, Is.SameAs(first.Signal));
        Assert.That(waitsAgain, Is.Null);
        Assert.That(mixed.IsNeeded, Is.True);
        Assert.That(mixed.Keys, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Takes_the_answer_of_the_request_it_waited_for()
    {
        var first = Begin(["a"], out _);
        var second = Begin(["a"], out var waits);

        End(first);
        var waitsAgain = _tracker.Begin(second, _generation);

        Assert.That(waits, Is.SameAs(first.Signal));
        Assert.That(waitsAgain, Is.Null);
        Assert.That(second.IsNeeded, Is.False);
    }

    [Test]
    public void Asks_for_everybody_once_a_key_was_found()
    {
        var first = Begin(["a"], out _);
        End(first, found: ["a"]);

        Begin(["a"], out var second);
        Begin(["a"], out var third);

        Assert.That((second, third), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void Forgets_that_a_key_is_missing_once_it_was_found()
    {
        Ask(["a"]);
        var other = Begin(["a", "b"], out _);
        End(other, found: ["a", "b"]);

        Assert.That(IsNeeded("a"), Is.True);
    }

    [Test]
    public void Believes_no_omission_that_is_older_than_a_find()
    {
        Ask(["a"]);
        var late = Begin(["a", "b"], out _);
        var newer = Begin(["a", "c"], out _);
        End(newer, found: ["a", "c"]);
        End(late);

        Assert.That(IsNeeded("a"), Is.True);
        Assert.That(IsNeeded("b"), Is.False);
    }

    [Test]
    public void Believes_no_omission_from_before_the_last_load()
    {
        var late = Begin(["a"], out _);
        _generation++;
        End(late);

        Assert.That(IsNeeded("a"), Is.True);
    }

    [Test]
    public void Forgets_everything_with_the_next_load()
    {
        Ask(["a"]);
        _generation++;

        Assert.That(IsNeeded("a"), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Learns_nothing_from_an_answer_that_is_not_whole(bool isAnswered)
    {
        var request = Begin(["a"], out _);
        _tracker.End(request, isAnswered ? [] : null, isComplete: false, _generation);

        Assert.That(IsNeeded("a"), Is.True);
    }

    private void Ask(string[] keys) => End(Begin(keys, out _));

    private bool IsNeeded(string key)
    {
        var request = Begin([key], out _);
        if (request.IsNeeded)
        {
            _tracker.End(request, found: null, isComplete: false, _generation);
        }

        return request.IsNeeded;
    }

    private UnknownFlagRequest<object> Begin(string[] keys, out object? waitsFor)
    {
        var request = new UnknownFlagRequest<object>(keys, isNeededAnyway: false, new object());
        waitsFor = _tracker.Begin(request, _generation);
        return request;
    }

    private void End(UnknownFlagRequest<object> request, string[]? found = null) =>
        _tracker.End(request, found ?? [], isComplete: true, _generation);
}
