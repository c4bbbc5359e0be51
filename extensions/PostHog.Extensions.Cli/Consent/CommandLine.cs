namespace PostHog.Extensions.Cli.Consent;

/// <summary>Looks at the arguments of the tool, which are never sent.</summary>
internal static class CommandLine
{
    /// <summary>Whether the user turns telemetry off, and so sends not even that.</summary>
    public static bool IsTurningOff(string[] arguments)
    {
        var command = Array.FindIndex(arguments, one => IsWord(one, "telemetry"));
        return command >= 0
            && command + 1 < arguments.Length
            && IsWord(arguments[command + 1], "off");
    }

    private static bool IsWord(string argument, string word) =>
        string.Equals(argument, word, StringComparison.OrdinalIgnoreCase);
}
