using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.Matching.Versions;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: version-order, version-unreadable.
/// <summary>Compares semantic versions. A value that is not a version never matches.</summary>
internal sealed class VersionMatcher(Comparison order, SemanticVersion operand) : ValueMatcher
{
    public override int Steps => 4;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        value.Text is not { } text
            ? Match.Inconclusive
            : MatchLogic.Of(
                SemanticVersion.TryParse(text, out var version)
                    && order.Fits(version.OrderTo(operand))
            );
}
