using System.Text.RegularExpressions;

namespace PostHog.Conventions.Names;

/// <summary>The tables of <c>docs/glossary.md</c>.</summary>
internal sealed partial class Glossary
{
    private const string RetiredHeading = "## Retired words";

    private Glossary(List<string[]> terms, List<string[]> retired)
    {
        Terms = [.. terms.Select(row => row[0])];
        References = [.. terms.SelectMany(row => Codes(row[2]))];
        Retired = [.. retired.Select(row => new RetiredWord(row[0], row[1], Codes(row[2])))];
    }

    public IReadOnlyList<string> Terms { get; }

    /// <summary>The types and files listed for the terms.</summary>
    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<RetiredWord> Retired { get; }

    public static Glossary Read() => Parse(Repository.Read("docs/glossary.md"));

    public static Glossary Parse(string text)
    {
        var parts = text.Split(RetiredHeading);
        return new Glossary(Rows(parts[0]), Rows(parts[1]));
    }

    private static List<string[]> Rows(string text) =>
        [
            .. text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal))
                .Where(line => !Head().IsMatch(line))
                .Select(line => line.Split('|')[1..].Select(cell => cell.Trim()).ToArray()),
        ];

    private static string[] Codes(string cell) =>
        [.. Code().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\| (Term|Retired) \|")]
    private static partial Regex Head();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
