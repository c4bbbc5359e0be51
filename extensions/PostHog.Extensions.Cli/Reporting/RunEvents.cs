using System.Collections;
using PostHog.Capture;

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

    /// <summary>An event of the tool itself. Its properties are copied.</summary>
    public PostHogEvent Own(string name, IEnumerable? properties, DateTimeOffset now)
    {
        var own = Of(name, now);
        return properties is null ? own : own.With(properties);
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
