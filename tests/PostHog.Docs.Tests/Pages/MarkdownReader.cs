using System.Text.RegularExpressions;

namespace PostHog.Docs.Tests.Pages;

/// <summary>Reads the little of Markdown that these pages use: headings, links, fences and comments of one line.</summary>
internal static partial class MarkdownReader
{
    private const string Fence = "```";

    /// <summary>Takes a page apart.</summary>
    /// <exception cref="FormatException">A fence is not closed, or not at the start of its line.</exception>
    public static MarkdownPage Read(string path, IReadOnlyList<string> lines)
    {
        var blocks = new List<CodeBlock>();
        var prose = new List<string>();
        var headings = new List<string>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                var block = ReadBlock(path, lines, index);
                blocks.Add(block);
                index += block.Lines.Count + 1;
                continue;
            }

            prose.Add(lines[index]);
            if (Heading().Match(lines[index]) is { Success: true } heading)
            {
                headings.Add(heading.Groups[1].Value);
            }
        }

        return new MarkdownPage(path, blocks, LinksIn(prose), [.. headings.Select(AnchorOf)]);
    }

    private static CodeBlock ReadBlock(string path, IReadOnlyList<string> lines, int opening)
    {
        var text = lines.Skip(opening + 1).TakeWhile(line => line != Fence).ToList();
        var isClosed = opening + 1 + text.Count < lines.Count;
        if (!isClosed || !lines[opening].StartsWith(Fence, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}:{opening + 1}: a fence these tests cannot read.");
        }

        var comment = opening > 0 ? Comment().Match(lines[opening - 1]) : Match.Empty;
        return new CodeBlock(
            lines[opening][Fence.Length..].Trim(),
            text,
            opening + 1,
            comment.Success ? comment.Groups[1].Value : null
        );
    }

    private static IReadOnlyList<string> LinksIn(IEnumerable<string> prose) =>
        [
            .. prose
                .Select(line => InlineCode().Replace(line, "code"))
                .SelectMany(line => Link().Matches(line))
                .Select(link => link.Groups[1].Value),
        ];

    private static string AnchorOf(string heading) =>
        NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^#+ (.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex("^<!-- (.*) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
