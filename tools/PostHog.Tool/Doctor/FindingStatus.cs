namespace PostHog.Tool.Doctor;

/// <summary>What a check found.</summary>
internal enum FindingStatus
{
    Ok,
    Warning,
    Failed,
}
