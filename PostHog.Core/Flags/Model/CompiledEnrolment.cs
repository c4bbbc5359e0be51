namespace PostHog.Flags.Model;

// Facts: order-enrolment-first, enrolment-values.
/// <summary>A flag that people enrol for themselves, which the server calls a super condition, compiled.</summary>
/// <param name="property">The property of the person that says whether they enrolled.</param>
/// <param name="enrolled">The value of those who did.</param>
/// <param name="refused">The value of those who did not.</param>
internal sealed class CompiledEnrolment(string property, FeatureFlag enrolled, FeatureFlag refused)
{
    /// <summary>The property of the person that says whether they enrolled.</summary>
    public string Property { get; } = property;

    /// <summary>The value of those who did.</summary>
    public FeatureFlag Enrolled { get; } = enrolled;

    /// <summary>The value of those who did not.</summary>
    public FeatureFlag Refused { get; } = refused;
}
