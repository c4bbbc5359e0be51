namespace PostHog.Mirror.Tests.Support;

/// <summary>
/// The arguments of tests that build whole projects with the real tools: none but in a full run
/// (<c>POSTHOG_TESTS_FULL=1</c>), because each build takes longer than most tests together.
/// </summary>
internal static class RealBuilds
{
    /// <summary>Returns the argument in a full run, otherwise nothing.</summary>
    public static string[] Of(string argument) =>
        Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1" ? [argument] : [];
}
