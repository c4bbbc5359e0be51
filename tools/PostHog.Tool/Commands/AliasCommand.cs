using System.CommandLine;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary><c>phog alias</c>: says that two ids are one person.</summary>
internal sealed class AliasCommand : Command
{
    private readonly Argument<string> _alias = new("alias")
    {
        Description = "The other id of the person.",
    };

    private readonly Option<string?> _distinctId = CommandOptions.DistinctId(isRequired: true);

    public AliasCommand(Settings settings, CancellationToken stopped)
        : base("alias", "Says that another id belongs to the same person.")
    {
        Add(_alias);
        Add(_distinctId);
        SetAction(parsed =>
        {
            using var client = settings.ClientOf(parsed);
            var result = client.Alias(
                parsed.GetValue(_distinctId)!,
                parsed.GetValue(_alias)!,
                stopped
            );
            return CaptureReport.Print(settings.PrinterOf(parsed), result);
        });
    }
}
