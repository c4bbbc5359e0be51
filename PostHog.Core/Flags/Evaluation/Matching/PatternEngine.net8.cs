using System.Text.RegularExpressions;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>How the platform runs translated patterns.</summary>
internal static class PatternEngine
{
    /// <summary>In time proportional to the text, as the server does.</summary>
    public const RegexOptions Options = RegexOptions.NonBacktracking;
}
