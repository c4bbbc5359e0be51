using System.Globalization;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: exact-texts, exact-lower-case.
/// <summary><c>exact</c> and <c>is_not</c>: whether the text of the value equals one of these, ignoring case.</summary>
internal sealed class EqualityMatcher : ValueMatcher
{
    // The maximum number of strings that are compared one by one.
    private const int Few = 8;

    private readonly string[] _lowered;
    private readonly HashSet<string>? _many;
    private readonly long[] _integers;
    private readonly bool _isNegated;

    public EqualityMatcher(string[] texts, bool isNegated)
    {
        _lowered = Distinct(Array.ConvertAll(texts, RustText.ToLower));
        _many = _lowered.Length > Few ? new(_lowered, StringComparer.Ordinal) : null;
        _integers = Array.Exists(_lowered, MayBeInteger) ? Integers(_lowered) : [];
        _isNegated = isNegated;
    }

    public override int Steps => 2;

    protected override bool MatchesMissing => _isNegated;

    public override Match Of(in ServerValue value, ref EvaluationState state)
    {
        if (value.TryGetInteger(out var integer))
        {
            return MatchLogic.Of(Array.IndexOf(_integers, integer) >= 0 != _isNegated);
        }

        return value.Text is { } text ? MatchLogic.Of(Has(text) != _isNegated) : Match.Inconclusive;
    }

    private bool Has(string text)
    {
        if (_many is not null)
        {
            return _many.Contains(RustText.ToLower(text));
        }

        foreach (var lowered in _lowered)
        {
            if (RustText.LowersTo(text, lowered))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Distinct(string[] texts)
    {
        if (texts.Length < 2)
        {
            return texts;
        }

        var known = texts.Length > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
        var count = 0;
        foreach (var text in texts)
        {
            if (known?.Add(text) ?? Array.IndexOf(texts, text, 0, count) < 0)
            {
                texts[count++] = text;
            }
        }

        Array.Resize(ref texts, count);
        return texts;
    }

    private static long[] Integers(string[] texts)
    {
        var integers = new List<long>(texts.Length);
        foreach (var text in texts)
        {
            if (Integer(text) is { } integer)
            {
                integers.Add(integer);
            }
        }

        return [.. integers];
    }

    private static bool MayBeInteger(string text) =>
        text.Length > 0 && text[text.Length - 1] is >= '0' and <= '9';

    // Parses only text that is exactly how the integer is written.
    private static long? Integer(string text) =>
        long.TryParse(
            text,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var integer
        )
        && integer.ToString(CultureInfo.InvariantCulture) == text
            ? integer
            : null;
}
