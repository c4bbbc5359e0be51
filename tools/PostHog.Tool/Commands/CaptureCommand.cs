using System.CommandLine;
using PostHog.Tool.Output;
using PostHog.Tool.Values;

namespace PostHog.Tool.Commands;

/// <summary><c>phog capture</c>: sends one event.</summary>
internal sealed class CaptureCommand : Command
{
    private readonly Argument<string> _name = new("name")
    {
        Description = "The name of the event, such as \"order placed\".",
    };

    private readonly Option<string?> _distinctId = CommandOptions.DistinctId();

    private readonly Option<bool> _anonymous = new("--anonymous")
    {
        Description = "The event is about nobody; no person is created.",
    };

    private readonly Option<string[]> _pairs = CommandOptions.Pairs();
    private readonly Option<string?> _properties = CommandOptions.Properties();

    private readonly Option<string[]> _groups = new("--group", "-g")
    {
        Description = "A group that the event belongs to, such as company=acme. Repeatable.",
        HelpName = "type=key",
    };

    private readonly Option<string?> _timestamp = new("--timestamp")
    {
        Description = "When it happened, in ISO 8601. Default: now.",
        HelpName = "time",
    };

    private readonly Option<Guid?> _uuid = new("--uuid")
    {
        Description = "The uuid of the event, so that sending it again does not double it.",
        HelpName = "uuid",
    };

    public CaptureCommand(Settings settings, CancellationToken stopped)
        : base("capture", "Sends one event and prints whether it was delivered.")
    {
        Add(_name);
        Add(_distinctId);
        Add(_anonymous);
        Add(_pairs);
        Add(_properties);
        Add(_groups);
        Add(_timestamp);
        Add(_uuid);
        SetAction(parsed =>
        {
            var captured = EventOf(parsed, stopped);
            using var client = settings.ClientOf(parsed);
            var result = client.Capture(captured, stopped);
            return CaptureReport.Print(settings.PrinterOf(parsed), result);
        });
    }

    private PostHogEvent EventOf(ParseResult parsed, CancellationToken stopped)
    {
        var name = parsed.GetValue(_name)!;
        var distinctId = parsed.GetValue(_distinctId);
        if (distinctId is null != parsed.GetValue(_anonymous))
        {
            throw new UsageException("pass either --distinct-id or --anonymous.");
        }

        var captured = distinctId is null
            ? PostHogEvent.Anonymous(name)
            : new PostHogEvent(name, distinctId);
        captured.Timestamp = TimeOf(parsed.GetValue(_timestamp));
        captured.Uuid = parsed.GetValue(_uuid);
        foreach (var (type, key) in PropertyValues.SplitAll(parsed.GetValue(_groups) ?? []))
        {
            captured.Groups[type] = key;
        }

        captured.With(
            PropertyValues.Read(
                parsed.GetValue(_properties),
                parsed.GetValue(_pairs) ?? [],
                stopped
            )
        );
        return captured;
    }

    private static DateTimeOffset? TimeOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return IsoTime.TryParse(text, out var time)
            ? time
            : throw new UsageException(
                $"--timestamp '{text}' is not a time in ISO 8601, such as 2024-05-01T10:00:00Z."
            );
    }
}
