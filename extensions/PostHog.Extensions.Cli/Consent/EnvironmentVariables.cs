namespace PostHog.Extensions.Cli.Consent;

/// <summary>The environment variables that a user, or a system for continuous integration, sets.</summary>
/// <param name="read">Returns a variable; null if it is not set.</param>
internal sealed class EnvironmentVariables(Func<string, string?> read)
{
    /// <summary>Turns off the telemetry of all tools.</summary>
    public const string DoNotTrack = "DO_NOT_TRACK";

    // Fact: the rule of the .NET SDK, whose class for it is CIEnvironmentDetector in
    // https://github.com/dotnet/sdk: one of these is true,
    private static readonly string[] TrueInCI =
    [
        "TF_BUILD",
        "GITHUB_ACTIONS",
        "APPVEYOR",
        "CI",
        "TRAVIS",
        "CIRCLECI",
    ];

    // or all of one of these groups are set.
    private static readonly string[][] SetInCI =
    [
        ["CODEBUILD_BUILD_ID", "AWS_REGION"],
        ["BUILD_ID", "BUILD_URL"],
        ["BUILD_ID", "PROJECT_ID"],
        ["TEAMCITY_VERSION"],
        ["JB_SPACE_API_URL"],
    ];

    /// <summary>Whether the process runs in continuous integration.</summary>
    public bool IsCI => Array.Exists(TrueInCI, IsTrue) || Array.Exists(SetInCI, AreSet);

    /// <summary>Whether all clients of PostHog are turned off.</summary>
    public bool IsDisabled => IsTrue(PostHogOptions.DisabledVariable);

    /// <summary>Returns the variable that turns off the telemetry of one tool.</summary>
    public static string OptOutOf(string tool) =>
        string.Concat(tool.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'))
            .ToUpperInvariant() + "_TELEMETRY_OPTOUT";

    /// <summary>Whether a variable says yes: it is neither empty, nor <c>0</c>, nor <c>false</c>.</summary>
    public bool SaysYes(string variable) =>
        read(variable)?.Trim() is { Length: > 0 } value
        && value != "0"
        && !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    private bool IsTrue(string variable) =>
        read(variable)?.Trim() is { } value
        && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

    private bool AreSet(string[] variables) =>
        Array.TrueForAll(variables, variable => !string.IsNullOrEmpty(read(variable)));
}
