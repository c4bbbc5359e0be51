using PostHog.Flags.Evaluation.Matching;
using PostHog.Flags.Evaluation.Operators;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>A test of a person's property. Without the property nothing is known: the server may have it.</summary>
internal sealed class PersonCriterion(int index, string property, ValueTest test)
    : Criterion(index, new CriterionCost(test.Steps, 1))
{
    protected override Match Decide(ref FlagRun run) =>
        run.TryGetPersonProperty(property, out var value) ? test.Of(value, ref run) : Match.Unknown;
}
