namespace PostHog.Flags.Compilation;

// Facts: reason-ranking, reason-texts, group-missing-is-no-group-type.
/// <summary>The reasons for the value of a flag, in the server's words.</summary>
internal static class Reasons
{
    public const string Match = "condition_match";
    public const string NoMatch = "no_condition_match";
    public const string OutOfRollout = "out_of_rollout_bound";
    public const string NoGroup = "no_group_type";
    public const string Holdout = "holdout_condition_value";
    public const string Enrolment = "super_condition_value";
    public const string Disabled = "disabled";
}
