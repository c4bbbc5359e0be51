using System.Text.RegularExpressions;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>How the platform runs translated patterns.</summary>
internal static class PatternEngine
{
    /// <summary>By trial and error: the only way .NET Framework has, and the reason for the limit in time.</summary>
    public const RegexOptions Options = RegexOptions.None;

    /// <summary>What one match may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);
}
