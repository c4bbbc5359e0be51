using PostHog.Flags.Loading;

namespace PostHog.Core.Tests.Flags.Loading;

/// <summary>Definitions that a provider gives or takes, and their text.</summary>
internal sealed class SharedDefinitionsTests : DefinitionsStateFixture
{
    [Test]
    public void Shared_definitions_equal_to_the_loaded_ones_count_as_unchanged()
    {
        var state = NewState();
        var data = FlagDefinitionData.FromJson(Feed("a"));
        state.Settle(state.Begin(), DefinitionsAnswer.Shared(data), Now, 0);
        var before = state.Current;

        var again = DefinitionsAnswer.Shared(FlagDefinitionData.FromJson(Feed("a")));
        var result = state.Settle(state.Begin(), again, Now, 0);

        Assert.That(result.Outcome, Is.EqualTo(LoadOutcome.Confirmed));
        Assert.That(state.Current, Is.SameAs(before));
        Assert.That(state.Refreshes, Is.EqualTo(2));
    }

    [Test]
    public void Shared_definitions_have_no_ETag()
    {
        var state = Loaded();

        var shared = DefinitionsAnswer.Shared(FlagDefinitionData.FromJson(Feed("z")));
        state.Settle(state.Begin(), shared, Now, 0);

        Assert.That(state.Begin().ETag, Is.Null);
    }

    [Test]
    public void Text_is_kept_only_to_be_shared()
    {
        var own = NewState(keepsText: false);
        var shared = NewState(keepsText: true);

        Settle(own, 200, Feed("a"));
        Settle(shared, 200, Feed("a"));

        Assert.That(own.Data, Is.Null);
        Assert.That(shared.Data!.ToJson(), Is.EqualTo(Feed("a")));
    }

    [Test]
    public void Same_text_is_not_compiled_again_whether_or_not_it_is_kept([Values] bool keepsText)
    {
        var state = NewState(keepsText);
        Settle(state, 200, Feed("a"));
        var first = state.Current;

        Assert.That(Settle(state, 200, Feed("a")).Outcome, Is.EqualTo(LoadOutcome.Confirmed));
        Assert.That(state.Current, Is.SameAs(first));
        Assert.That(Settle(state, 200, Feed("b")).Outcome, Is.EqualTo(LoadOutcome.Replaced));
    }
}
