using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: icontains, starts-and-ends-with, icontains-multi.
/// <summary>Whether the text of the value contains one of these strings, ignoring the case of A to Z.</summary>
internal sealed class SubstringMatcher(string[] texts, SubstringPosition position, bool isNegated)
    : ValueMatcher
{
    private readonly string[] _lowered = Array.ConvertAll(texts, RustText.ToAsciiLower);

    public override int Steps => 3;

    protected override bool MatchesMissing => isNegated;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        value.Text is { } text ? MatchLogic.Of(Has(text) != isNegated) : Match.Inconclusive;

    private bool Has(string text)
    {
        foreach (var lowered in _lowered)
        {
            if (Has(text, lowered))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(string text, string lowered) =>
        position switch
        {
            SubstringPosition.Start => RustText.StartsWith(text, lowered),
            SubstringPosition.End => RustText.EndsWith(text, lowered),
            _ => RustText.Contains(text, lowered),
        };
}
