namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>What was found in a section that cannot be used. Contains keys, never values.</summary>
internal sealed class SectionReport
{
    /// <summary>Why the host cannot start with this section.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What is ignored.</summary>
    public List<IgnoredKey> Ignored { get; } = [];
}
