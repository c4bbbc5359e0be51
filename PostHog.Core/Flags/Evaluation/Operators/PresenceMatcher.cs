using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary>The answer for every value that is there, null included: what the operators about presence say, and broken filters.</summary>
internal sealed class PresenceMatcher(bool answer) : ValueMatcher
{
    public override Match Of(in ServerValue value, ref EvaluationState run) =>
        MatchLogic.Of(answer);
}
