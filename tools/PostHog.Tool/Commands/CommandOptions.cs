using System.CommandLine;

namespace PostHog.Tool.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommandOptions
{
    public static Option<string?> DistinctId(bool isRequired = false) =>
        new("--distinct-id", "-d")
        {
            Description = "The id of the person.",
            HelpName = "id",
            Required = isRequired,
        };

    public static Option<string[]> Pairs() =>
        new("--property", "-p")
        {
            Description = "A property; the value is JSON, or else text. Repeatable.",
            HelpName = "name=value",
        };

    public static Option<string?> Properties() =>
        new("--properties")
        {
            Description = "Properties as a JSON object; - reads it from standard input.",
            HelpName = "json",
        };
}
