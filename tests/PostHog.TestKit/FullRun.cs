namespace PostHog.TestKit;

/// <summary>Whether tests use their full numbers of repetitions (<c>POSTHOG_TESTS_FULL=1</c>) or run quickly.</summary>
public static class FullRun
{
    /// <summary>Whether the full numbers of repetitions are enabled.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    /// <summary>Chooses the number of repetitions.</summary>
    public static int Count(int few, int all) => IsOn ? all : few;
}
