using PostHog.Extensions.Cli.Consent;

namespace PostHog.Extensions.Cli;

/// <summary>Options of the telemetry of a command-line tool. Read when the telemetry starts. Not thread-safe.</summary>
public sealed class CliTelemetryOptions
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    /// <summary>Creates options for a tool.</summary>
    /// <param name="tool">The name of the tool, as its users type it: letters, digits, <c>-</c>, <c>_</c> and
    /// <c>.</c>, beginning with a letter or a digit.</param>
    /// <param name="projectToken">The project token (<c>phc_…</c>). If it is null or blank, nothing is sent.</param>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is not such a name.</exception>
    public CliTelemetryOptions(string tool, string? projectToken)
    {
        if (
            string.IsNullOrEmpty(tool)
            || !IsLetterOrDigit(tool[0])
            || !tool.All(letter => IsLetterOrDigit(letter) || letter is '-' or '_' or '.')
        )
        {
            throw new ArgumentException(
                "The name of a tool has letters, digits, '-', '_' and '.', and begins with a letter or a digit.",
                nameof(tool)
            );
        }

        Tool = tool;
        ProjectToken = projectToken;
        OptOutVariable = EnvironmentVariables.OptOutOf(tool);
        Notice =
            $"{tool} sends anonymous usage data to its authors: which command ran, how long, and how it ended. "
            + $"No arguments, no file names. Set {OptOutVariable}=1 to turn this off.";
    }

    /// <summary>The name of the tool.</summary>
    public string Tool { get; }

    /// <summary>The project token.</summary>
    public string? ProjectToken { get; }

    /// <summary>
    /// The address of PostHog. Null or blank, the default, means PostHog Cloud in the US. Of the variables for PostHog that
    /// the user has set, such as <c>POSTHOG_HOST</c>, only <c>POSTHOG_DISABLED</c> is read: nothing is sent.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// The version of the tool. Null, the default, means that of the program (<c>InformationalVersion</c>, without
    /// what follows a <c>+</c>).
    /// </summary>
    public string? Version { get; set; }

    /// <summary>
    /// What the user reads before anything is sent: written to standard error once, with a line break. The default
    /// says what is sent, and names <see cref="OptOutVariable"/>.
    /// </summary>
    public string Notice { get; set; }

    /// <summary>
    /// The variable with which a user turns the telemetry of this tool off, such as <c>MY_TOOL_TELEMETRY_OPTOUT</c>:
    /// with any value but an empty one, <c>0</c> and <c>false</c>. <c>DO_NOT_TRACK</c> does the same for all tools.
    /// </summary>
    public string OptOutVariable { get; }

    /// <summary>
    /// Whether runs in continuous integration are reported. They show no notice, leave no files, and have a new install
    /// id each. Default false.
    /// </summary>
    public bool IsEnabledInCI { get; set; }

    /// <summary>
    /// Whether an exception that ends the tool is reported with its stack. Its message is replaced by its type, because
    /// messages often contain paths and arguments, and source files have a name without a path. Default false: only
    /// the type of the exception is reported, with the end of the run.
    /// </summary>
    public bool ReportsExceptions { get; set; }

    /// <summary>
    /// How long the end of the tool may be delayed at most. Longer than zero and at most one second, the default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan EndTimeout
    {
        get;
        set =>
            field =
                value > TimeSpan.Zero && value <= LongestEnd
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(EndTimeout),
                        value,
                        "EndTimeout must be longer than zero and at most one second."
                    );
    } = LongestEnd;

    /// <summary>
    /// The directory for the install id, the choice of the user, and events that could not be sent. Null, the default,
    /// means <c>telemetry</c> below a directory with the name of the tool, in the user's directory for local data
    /// (<c>%LOCALAPPDATA%</c>, <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c>). It may be deleted at any time.
    /// </summary>
    public string? DataDirectory { get; set; }

    /// <summary>Properties of every event. Empty by default. They must not identify the user.</summary>
    public IDictionary<string, object?> Properties { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>
    /// Receives what the PostHog client logs, on its threads, for the author of the tool. Null, the default, for no log.
    /// </summary>
    public Action<PostHogLogEntry>? Log { get; set; }

    /// <summary>Where the tool runs.</summary>
    internal ToolEnvironment Environment { get; set; } = ToolEnvironment.Real;

    private static bool IsLetterOrDigit(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
