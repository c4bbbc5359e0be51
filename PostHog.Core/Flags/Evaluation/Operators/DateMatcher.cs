using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary><c>is_date_before</c>, <c>is_date_after</c> and <c>is_date_exact</c>.</summary>
internal sealed class DateMatcher(DateRelation relation, FlagDate filter, TimeZoneInfo? zone)
    : ValueMatcher
{
    public override int Steps => 6;

    public override Match Of(in ServerValue value, ref EvaluationState run)
    {
        var property = FlagDate.OfProperty(value);
        // The clock is not read for dates that do not count from now.
        var now = CountsFromNow(property) || CountsFromNow(filter) ? run.Now : default;
        return FlagDate.Compare(relation, property, filter, now, zone);
    }

    private static bool CountsFromNow(in FlagDate date) => date.Kind >= DateKind.SecondsAgo;
}
