using System.Text.RegularExpressions;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>How the platform runs translated patterns.</summary>
internal static class PatternEngine
{
    /// <summary>In time proportional to the text, as the server does.</summary>
    public const RegexOptions Options = RegexOptions.NonBacktracking;

    /// <summary>No limit in time, which a busy machine would reach with any pattern: none takes more than its text is long.</summary>
    public static readonly TimeSpan Longest = Regex.InfiniteMatchTimeout;
}
