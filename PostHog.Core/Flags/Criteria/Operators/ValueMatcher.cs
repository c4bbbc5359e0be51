using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: match-errors-are-no-match, missing-property-locally.
/// <summary>
/// An operator with its value, prepared once. For a property that is present, it gives the server's answer.
/// </summary>
internal abstract class ValueMatcher
{
    /// <summary>The relative cost, so that the cheapest matchers run first.</summary>
    public virtual int Steps => 1;

    /// <summary>Whether the operator matches a property that does not exist; false unless it is a negative one.</summary>
    protected virtual bool MatchesMissing => false;

    /// <summary>Returns the answer for a property that the subject does not have.</summary>
    public Match OfMissing(bool isComplete) =>
        isComplete ? MatchLogic.Of(MatchesMissing) : Match.Inconclusive;

    public abstract Match Of(in ServerValue value, ref EvaluationState state);
}
