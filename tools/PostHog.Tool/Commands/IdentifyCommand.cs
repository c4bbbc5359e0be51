using System.CommandLine;
using PostHog.Tool.Output;
using PostHog.Tool.Values;

namespace PostHog.Tool.Commands;

/// <summary><c>phog identify</c>: sets properties of a person.</summary>
internal sealed class IdentifyCommand : Command
{
    private readonly Option<string?> _distinctId = CommandOptions.DistinctId(isRequired: true);
    private readonly Option<string[]> _pairs = CommandOptions.Pairs();
    private readonly Option<string?> _properties = CommandOptions.Properties();

    private readonly Option<string[]> _once = new("--set-once")
    {
        Description =
            "A property that is set only if the person has none of that name. Repeatable.",
        HelpName = "name=value",
    };

    public IdentifyCommand(Settings settings, CancellationToken stopped)
        : base("identify", "Sets properties of a person.")
    {
        Add(_distinctId);
        Add(_pairs);
        Add(_properties);
        Add(_once);
        SetAction(parsed =>
        {
            var set = PropertyValues.Read(
                parsed.GetValue(_properties),
                parsed.GetValue(_pairs) ?? [],
                stopped
            );
            var once = PropertyValues.Read(json: null, parsed.GetValue(_once) ?? [], stopped);
            using var client = settings.ClientOf(parsed);
            var result = client.Identify(parsed.GetValue(_distinctId), set, once, stopped);
            return CaptureReport.Print(settings.PrinterOf(parsed), result);
        });
    }
}
