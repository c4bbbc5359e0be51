using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary>The older <c>exact</c> and <c>is_not</c>, which compare whether both sides are true.</summary>
internal sealed class TruthTest(bool truth, bool isNegated) : ValueTest
{
    public override Match Of(in ServerValue value, ref FlagRun run) =>
        value.Truth.Not(truth == isNegated);
}
