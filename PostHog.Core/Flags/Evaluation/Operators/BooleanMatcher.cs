using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary>The older <c>exact</c> and <c>is_not</c>, which compare whether both sides are true.</summary>
internal sealed class BooleanMatcher(bool truth, bool isNegated) : ValueMatcher
{
    public override Match Of(in ServerValue value, ref EvaluationState run) =>
        value.Truth.Not(truth == isNegated);
}
