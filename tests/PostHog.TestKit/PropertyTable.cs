namespace PostHog.TestKit;

/// <summary>The table in <c>docs/event-properties.md</c> that shows how each value is sent.</summary>
public static class PropertyTable
{
    /// <summary>The text in the table for a value that is left out.</summary>
    public const string LeftOut = "left out";

    /// <summary>The same, where a warning is logged.</summary>
    public const string Warned = "left out, with a warning";

    /// <summary>Its rows, in order: the kind (empty where it is that of the row before), the code, and what arrives.</summary>
    public static IReadOnlyList<(string Kind, string Code, string Arrives)> Rows { get; } = Read();

    /// <summary>The rows for a language, such as <c>F#</c>.</summary>
    public static IEnumerable<(string Code, string Arrives)> RowsOf(string language)
    {
        var kind = "";
        foreach (var row in Rows)
        {
            kind = row.Kind.Length > 0 ? row.Kind : kind;
            if (kind.StartsWith($"{language}:", StringComparison.Ordinal))
            {
                yield return (row.Code, row.Arrives);
            }
        }
    }

    private static List<(string Kind, string Code, string Arrives)> Read() =>
        [
            .. File.ReadLines(Path.Combine(RepositoryFolder.Path, "docs", "event-properties.md"))
                .SkipWhile(line => line != "| Kind | Value | Arrives as |")
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|'))
                .Select(cells =>
                    (cells[1].Trim(), cells[2].Trim().Trim('`'), cells[3].Trim().Trim('`'))
                ),
        ];
}
