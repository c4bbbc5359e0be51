using System.CommandLine;
using PostHog.Tool.Output;
using PostHog.Tool.Values;

namespace PostHog.Tool.Commands;

/// <summary><c>phog group</c>: sets properties of a group.</summary>
internal sealed class GroupCommand : Command
{
    private readonly Argument<string> _type = new("type")
    {
        Description = "The type of the group, such as company.",
    };

    private readonly Argument<string> _key = new("key") { Description = "The key of the group." };
    private readonly Option<string[]> _pairs = CommandOptions.Pairs();
    private readonly Option<string?> _properties = CommandOptions.Properties();

    public GroupCommand(Settings settings, CancellationToken stopped)
        : base("group", "Sets properties of a group.")
    {
        Add(_type);
        Add(_key);
        Add(_pairs);
        Add(_properties);
        SetAction(parsed =>
        {
            var properties = PropertyValues.Read(
                parsed.GetValue(_properties),
                parsed.GetValue(_pairs) ?? [],
                stopped
            );
            using var client = settings.ClientOf(parsed);
            var result = client.GroupIdentify(
                parsed.GetValue(_type)!,
                parsed.GetValue(_key)!,
                properties,
                cancellationToken: stopped
            );
            return CaptureReport.Print(settings.PrinterOf(parsed), result);
        });
    }
}
