namespace PostHog.TestKit;

/// <summary>Whether this run is one at full counts, asked for by <c>POSTHOG_TESTS_FULL=1</c>, or one that has to be quick.</summary>
public static class FullRun
{
    /// <summary>Whether the run was asked for in full.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    /// <summary>Chooses how often something is done.</summary>
    public static int Count(int few, int all) => IsOn ? all : few;
}
