using PostHog.TestKit;

namespace PostHog.Trimming.Tests;

/// <summary>
/// The table in <c>docs/trimming.md</c>, together with that in <c>docs/event-properties.md</c>, whose values arrive the
/// same in every form unless the first has a row for them.
/// </summary>
internal static class TrimmingTable
{
    private const string Header = "| Kind | Value | JIT | Trimmed | AOT |";

    // Types that the program does not contain: those of two languages, and those that keep conversions of all types,
    // which cannot be published without warnings.
    private static readonly HashSet<string> Others =
    [
        "new DataTable()",
        "new DataTable().CreateDataReader()",
        "new DbConnectionStringBuilder { [\"Password\"] = \"password\" }",
        .. PropertyTable.RowsOf("F#").Select(row => row.Code),
        .. PropertyTable.RowsOf("PowerShell").Select(row => row.Code),
    ];

    /// <summary>What is documented for a value: one cell for each form.</summary>
    public static IReadOnlyDictionary<string, string[]> Rows { get; } = Read();

    private static Dictionary<string, string[]> Read()
    {
        var rows = PropertyTable
            .Rows.Where(row => !Others.Contains(row.Code))
            .ToDictionary(row => row.Code, row => new[] { row.Arrives, row.Arrives, row.Arrives });
        foreach (var (code, cells) in OwnRows())
        {
            rows[code] = cells;
        }

        return rows;
    }

    private static IEnumerable<(string Code, string[] Cells)> OwnRows() =>
        File.ReadLines(Path.Combine(RepositoryFolder.Path, "docs", "trimming.md"))
            .SkipWhile(line => line != Header)
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => (cells[2].Trim('`'), cells[3..6]));
}
