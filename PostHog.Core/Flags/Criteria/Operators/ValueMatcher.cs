using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: match-errors-are-no-match.
/// <summary>An operator with its operand, made ready once; says of a value that is there what the server says of it.</summary>
internal abstract class ValueMatcher
{
    /// <summary>What it costs beside the others, for asking the cheapest first.</summary>
    public virtual int Steps => 1;

    public abstract Match Of(in ServerValue value, ref EvaluationState state);
}
