namespace PostHog.Flags.Model;

// Facts: order-enrolment-first, enrolment-values.
/// <summary>
/// The enrolment of a flag that people enrol in themselves, compiled. The server calls it a super condition.
/// </summary>
/// <param name="property">The person property that says whether someone enrolled.</param>
/// <param name="enrolled">The value for people who enrolled.</param>
/// <param name="notEnrolled">The value for people who did not.</param>
internal sealed class CompiledEnrolment(
    string property,
    FeatureFlag enrolled,
    FeatureFlag notEnrolled
)
{
    /// <summary>The person property that says whether someone enrolled.</summary>
    public string Property { get; } = property;

    /// <summary>The value for people who enrolled.</summary>
    public FeatureFlag Enrolled { get; } = enrolled;

    /// <summary>The value for people who did not.</summary>
    public FeatureFlag NotEnrolled { get; } = notEnrolled;
}
