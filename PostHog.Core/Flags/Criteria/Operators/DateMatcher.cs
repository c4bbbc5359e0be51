using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Dates;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: date-filter-is-text.
/// <summary><c>is_date_before</c>, <c>is_date_after</c> and <c>is_date_exact</c>.</summary>
internal sealed class DateMatcher(DateRelation relation, FlagDate filter, TimeZoneInfo? zone)
    : ValueMatcher
{
    public override int Steps => 6;

    public override Match Of(in ServerValue value, ref EvaluationState state)
    {
        var property = FlagDate.OfProperty(value);
        // The clock is read only for dates relative to now.
        var now = IsRelative(property) || IsRelative(filter) ? state.Now : default;
        return FlagDate.Compare(relation, property, filter, now, zone);
    }

    private static bool IsRelative(in FlagDate date) => date.Kind >= DateKind.SecondsAgo;
}
