using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: match-errors-are-no-match.
/// <summary>
/// An operator with its value, prepared once. For a property that is present, it gives the server's answer.
/// </summary>
internal abstract class ValueMatcher
{
    /// <summary>The relative cost, so that the cheapest matchers run first.</summary>
    public virtual int Steps => 1;

    public abstract Match Of(in ServerValue value, ref EvaluationState state);
}
