using System.Collections;
using PostHog.Capture;
using PostHog.Capture.Values;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Creates the events of one run of a tool.</summary>
/// <param name="installId">The distinct id of all events.</param>
/// <param name="common">The properties of all events.</param>
internal sealed class RunEvents(Guid installId, Dictionary<string, object?> common)
{
    private const string Started = "command started";
    private const string Completed = "command completed";

    private readonly string _distinctId = installId.ToString("D");

    /// <summary>The begin of the run.</summary>
    public PostHogEvent Start(DateTimeOffset now) => Of(Started, now);

    /// <summary>The end of the run.</summary>
    public PostHogEvent End(RunEnd end, DateTimeOffset now)
    {
        var ended = Of(Completed, now);
        ended["duration_ms"] = (long)end.Duration.TotalMilliseconds;
        ended["command"] = end.Command;
        ended["exit_code"] = end.ExitCode;
        ended["exception_type"] = end.Error?.GetType().FullName;
        return ended;
    }

    /// <summary>An event of the tool itself. Its properties are copied, with everything in them.</summary>
    public PostHogEvent Own(string name, IEnumerable? properties, DateTimeOffset now)
    {
        if (properties is null)
        {
            return Of(name, now);
        }

        var own = Of(name, now).With(properties);
        foreach (var property in own.Properties.ToList())
        {
            own[property.Key] = ValueCopy.Of(property.Value);
        }

        return own;
    }

    /// <summary>The properties of all events of a run.</summary>
    public static Dictionary<string, object?> CommonProperties(
        CliTelemetryOptions options,
        string runId,
        bool isCI
    )
    {
        var given = options.Properties.ToDictionary(
            property => property.Key,
            property => ValueCopy.Of(property.Value),
            StringComparer.Ordinal
        );
        return new Dictionary<string, object?>(given, StringComparer.Ordinal)
        {
            ["tool"] = options.Tool,
            ["tool_version"] = options.Version ?? options.Environment.Version()?.Split('+')[0],
            ["run_id"] = runId,
            ["is_terminal"] = !options.Environment.IsOutputRedirected(),
            ["is_ci"] = isCI,
        };
    }

    /// <summary>What is reported with an exception.</summary>
    public ExceptionDetails Details(bool isFatal, string? command, DateTimeOffset now)
    {
        var details = new ExceptionDetails
        {
            Timestamp = now,
            Handled = !isFatal,
            Level = isFatal ? "fatal" : null,
            Properties = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["command"] = command,
            },
        };
        foreach (var property in common)
        {
            details[property.Key] = property.Value;
        }

        return details;
    }

    /// <summary>The distinct id of all events.</summary>
    public string DistinctId => _distinctId;

    private PostHogEvent Of(string name, DateTimeOffset now) =>
        new PostHogEvent(name, _distinctId)
        {
            Timestamp = now,
            Uuid = EventIds.New(now),
            Properties = common,
        };
}
