using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary><c>regex</c> and <c>not_regex</c>.</summary>
internal sealed class PatternTest(Pattern pattern, bool isNegated) : ValueTest
{
    public override int Steps => 5;

    public override Match Of(in ServerValue value, ref FlagRun run) =>
        value.Text is { } text ? pattern.Test(text, isNegated) : Match.Unknown;
}
