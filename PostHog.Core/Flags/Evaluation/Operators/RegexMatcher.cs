using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary><c>regex</c> and <c>not_regex</c>.</summary>
internal sealed class RegexMatcher(Pattern pattern, bool isNegated) : ValueMatcher
{
    public override int Steps => 5;

    public override Match Of(in ServerValue value, ref EvaluationState run) =>
        value.Text is { } text ? pattern.Test(text, isNegated) : Match.Inconclusive;
}
