using PostHog.Flags.Inputs;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Inputs;

/// <summary>The subject of an evaluation: the call overrides the context, which overrides properties set before.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FlagSubjectsTests
{
    private readonly FlagOverrideStore _store = new(value => value, new LogRecorder().Log);

    [TestCase("user-7", "user-7")]
    [TestCase(null, "user-42")]
    [TestCase(" ", "user-42")]
    public void Uses_the_distinct_id_of_the_context_when_the_call_has_none(
        string? distinctId,
        string expected
    )
    {
        using var scope = new PostHogContext { DistinctId = "user-42" }.Begin();

        Assert.That(Subject(distinctId).DistinctId, Is.EqualTo(expected));
    }

    [Test]
    public void Inner_contexts_add_to_the_properties_of_outer_ones()
    {
        _store.SetPerson([new("a", 0), new("b", 0), new("c", 0)]);
        using var outer = new PostHogContext().Begin();
        _store.SetPerson([new("b", 1), new("c", 1)]);
        using (new PostHogContext().Begin())
        {
            _store.SetPerson([new("c", 2)]);

            Assert.That(Person(), Is.EqualTo("a=0,b=1,c=2"));
        }

        using (new PostHogContext { IsFresh = true }.Begin())
        {
            Assert.That(Person(), Is.EqualTo("a=0,b=0,c=0"));
        }

        Assert.That(Person(), Is.EqualTo("a=0,b=1,c=1"));
    }

    [Test]
    public void Properties_set_for_the_client_later_apply_inside_a_context()
    {
        using var scope = new PostHogContext().Begin();
        _store.SetPerson([new("b", 2)]);
        Assert.That(Person(), Is.EqualTo("b=2"));
        var outside = new Thread(() => _store.SetPerson([new("a", 1), new("b", 1)]));
        outside.UnsafeStart(); // without the context

        outside.Join();

        Assert.That(Person(), Is.EqualTo("a=1,b=2"));
    }

    [Test]
    public void The_same_layers_are_merged_once()
    {
        _store.SetPerson([new("a", 1)]);
        using var scope = new PostHogContext().Begin();
        _store.SetPerson([new("b", 2)]);

        var first = Subject(null);
        var second = Subject(null);

        Assert.That(second.PersonDefaults, Is.SameAs(first.PersonDefaults));
    }

    [Test]
    public void Properties_of_one_group_do_not_apply_to_another_in_the_context()
    {
        _store.SetGroup("company", "acme", [new("seats", 5)]);
        using var scope = new PostHogContext { Groups = { ["company"] = "globex" } }.Begin();

        var subject = Subject(null);

        Assert.That(subject.Groups!["company"], Is.EqualTo("globex"));
        Assert.That(subject.GroupDefaults, Is.Empty);
    }

    [Test]
    public void Allocates_nothing_inside_a_context()
    {
        _store.SetPerson([new("a", 1)]);
        using var scope = new PostHogContext
        {
            DistinctId = "user-42",
            Groups = { ["company"] = "acme" },
        }.Begin();
        _store.SetPerson([new("b", 2)]);
        _ = Subject(null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 100; count++)
        {
            _ = Subject(null);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Allocates_nothing_when_context_and_client_set_the_same_group_type()
    {
        _store.SetGroup("company", "other", [new("seats", 1)]);
        using var scope = new PostHogContext
        {
            DistinctId = "user-42",
            Groups = { ["company"] = "acme", ["team"] = "red" },
        }.Begin();

        var subject = Subject(null);

        Assert.That(subject.Groups!["company"], Is.EqualTo("acme"));
        Assert.That(subject.Groups, Is.SameAs(Subject(null).Groups));
        Assert.That(subject.HasImmutableGroups, Is.True);
    }

    private FlagSubject Subject(string? distinctId) =>
        FlagSubjects.Of(distinctId, options: null, _store);

    private string Person() =>
        string.Join(
            ",",
            Subject(null)
                .PersonDefaults!.OrderBy(one => one.Key)
                .Select(one => $"{one.Key}={one.Value}")
        );
}
