namespace PostHog.TestKit;

/// <summary>Whether tests use their full numbers of repetitions (<c>POSTHOG_TESTS_FULL=1</c>) or run quickly.</summary>
public static class FullRun
{
    /// <summary>Whether the full numbers of repetitions are enabled.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    /// <summary>Whether a program is published ahead of time: in a full run, and where <c>POSTHOG_TESTS_AOT=1</c>.</summary>
    public static bool PublishesAot =>
        IsOn || Environment.GetEnvironmentVariable("POSTHOG_TESTS_AOT") == "1";

    /// <summary>Chooses the number of repetitions.</summary>
    public static int Count(int few, int all) => IsOn ? all : few;
}
