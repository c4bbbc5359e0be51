using System.Text.RegularExpressions;

namespace PostHog.Docs.Tests.Pages;

/// <summary>The shell commands of a page.</summary>
internal static partial class Commands
{
    /// <summary>The lines of its shell blocks.</summary>
    public static IEnumerable<string> On(MarkdownPage page) =>
        page.Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Lines);

    /// <summary>The projects that a command names.</summary>
    public static IEnumerable<string> ProjectsIn(string command) =>
        Project().Matches(command).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex Project();
}
