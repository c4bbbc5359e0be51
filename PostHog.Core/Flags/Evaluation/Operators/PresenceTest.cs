using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary>The answer for every value that is there, null included: what the operators about presence say, and broken filters.</summary>
internal sealed class PresenceTest(bool answer) : ValueTest
{
    public override Match Of(in ServerValue value, ref FlagRun run) => Certainty.Of(answer);
}
