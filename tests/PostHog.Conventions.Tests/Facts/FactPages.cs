using System.Globalization;
using System.Text;

namespace PostHog.Conventions.Facts;

/// <summary>Writes what the documentation shows of the facts.</summary>
internal static class FactPages
{
    /// <summary>Returns the page of all facts.</summary>
    /// <param name="table">The facts.</param>
    /// <param name="citations">Which files cite which facts.</param>
    public static string Page(FactTable table, ILookup<string, string> citations)
    {
        var page = new StringBuilder(
            """
            # What the server does

            Every rule of PostHog's server that this library imitates, with the public file that shows it at one commit, and the source
            here that follows it. This page is made from `server-facts.json`; a test compares the two, and the comments in the sources.


            """
        );
        foreach (var subject in table.Facts.GroupBy(fact => fact.Subject))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {Title(subject.Key)}\n\n");
            page.Append(
                "| Fact | What the server does | Source | Here |\n| --- | --- | --- | --- |\n"
            );
            foreach (var fact in subject)
            {
                var sources = string.Join(
                    ", ",
                    fact.Sources.Select(link => link.Markdown).Distinct()
                );
                var files = citations
                    .Where(file => file.Contains(fact.Id))
                    .Select(file => $"`{Path.GetFileName(file.Key)}`");
                var here = fact.Here is null ? "" : $"; {fact.Here}";
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{fact.Id}` | {Escape(fact.Rule)} | {sources} | {string.Join(", ", files)}{Escape(here)} |\n"
                );
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd() + "\n";
    }

    /// <summary>Returns the comparison with other libraries, as it stands in docs/local-evaluation.md.</summary>
    public static string Comparison(FactTable table)
    {
        var facts = table.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var text = new StringBuilder(
            "| Rule | Here, as on the server | Elsewhere |\n| --- | --- | --- |\n"
        );
        foreach (var section in table.Comparison.GroupBy(row => row.Section))
        {
            text.Append(CultureInfo.InvariantCulture, $"| **{section.Key}** | | |\n");
            foreach (var row in section)
            {
                var elsewhere = Elsewhere(row.Facts.Select(id => facts[id]));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {row.Rule} | {row.Here} | {Escape(elsewhere)} |\n"
                );
            }
        }

        return text.ToString();
    }

    /// <summary>Returns the versions that were read, library by library.</summary>
    public static string Versions(FactTable table)
    {
        var links = table
            .Facts.SelectMany(fact => fact.Libraries)
            .GroupBy(library => library.Key, library => library.Value.Markdown)
            .OrderBy(library => library.Key, StringComparer.Ordinal)
            .Select(library => $"- {library.Key}: {string.Join(", ", library.Distinct())}\n");
        return string.Concat(links);
    }

    private static string Elsewhere(IEnumerable<ServerFact> facts) =>
        string.Join(
            "; ",
            facts
                .SelectMany(fact => fact.Libraries)
                .Where(library => library.Value.Does != "the same")
                .GroupBy(library => library.Value.Does, library => Short(library.Key))
                .Select(group => $"{string.Join(", ", group.Distinct())}: {group.Key}")
        );

    private static string Short(string library) =>
        library.Replace("posthog-", "", StringComparison.Ordinal);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Title(string subject) =>
        char.ToUpperInvariant(subject[0]) + subject[1..].Replace('-', ' ');
}
