namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Runs code of the telemetry so that no failure of it reaches the tool.</summary>
internal static class Silently
{
    /// <summary>Runs it; false if it failed.</summary>
    public static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
