namespace Quickstart.Reporting;

/// <summary>Prints rows as they come, in columns of a fixed width.</summary>
internal sealed class Table(TextWriter output, params IReadOnlyList<Column> columns)
{
    private const string Indent = "  ";

    public void WriteHead()
    {
        Write(columns.Select(column => column.Head));
        Write(columns.Select(column => new string('-', column.Width)));
    }

    /// <summary>Prints one row: a cell for each column.</summary>
    public void WriteRow(params IReadOnlyList<string> cells) => Write(cells);

    /// <summary>Prints something about the row above it, below its second column.</summary>
    public void WriteNote(string note) =>
        output.WriteLine($"{Indent}{new string(' ', columns[0].Width)}{Indent}{note}");

    private void Write(IEnumerable<string> cells)
    {
        var padded = columns.Zip(cells, Pad);
        output.WriteLine($"{Indent}{string.Join(Indent, padded)}".TrimEnd());
    }

    private static string Pad(Column column, string cell) =>
        column.IsNumber ? cell.PadLeft(column.Width) : cell.PadRight(column.Width);
}
