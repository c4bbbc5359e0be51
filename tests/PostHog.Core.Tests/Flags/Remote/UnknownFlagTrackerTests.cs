using PostHog.Flags.Remote;

namespace PostHog.Core.Tests.Flags.Remote;

/// <summary>Keys that the definitions do not hold: who asks for them, who waits, and what is remembered.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class UnknownFlagTrackerTests
{
    private readonly UnknownFlagTracker<object> _tracker = new(capacity: 2);
    private long _generation = 1;

    [Test]
    public void Forgets_the_oldest_key_beyond_its_capacity()
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
    public void Requests_for_different_keys_do_not_wait()
    {
        Begin(["a"], out var first);
        Begin(["b"], out var second);

        Assert.That((first, second), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void Request_waits_for_an_overlapping_key_and_keeps_all_its_keys()
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
    public void Waiting_request_is_not_needed_when_the_key_is_missing()
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
    public void Requests_for_an_existing_key_are_not_shared()
    {
        var first = Begin(["a"], out _);
        End(first, found: ["a"]);

        Begin(["a"], out var second);
        Begin(["a"], out var third);

        Assert.That((second, third), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void Found_key_is_no_longer_missing()
    {
        Ask(["a"]);
        var other = Begin(["a", "b"], out _);
        End(other, found: ["a", "b"]);

        Assert.That(IsNeeded("a"), Is.True);
    }

    [Test]
    public void Ignores_an_omission_older_than_a_find()
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
    public void Ignores_an_omission_from_before_the_last_load()
    {
        var late = Begin(["a"], out _);
        _generation++;
        End(late);

        Assert.That(IsNeeded("a"), Is.True);
    }

    [Test]
    public void Forgets_missing_keys_on_the_next_load()
    {
        Ask(["a"]);
        _generation++;

        Assert.That(IsNeeded("a"), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Ignores_an_incomplete_response(bool isAnswered)
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
