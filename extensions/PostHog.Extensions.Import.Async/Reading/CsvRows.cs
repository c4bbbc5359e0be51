using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Reading;

/// <summary>Reads the rows of a CSV file; its first row names the columns.</summary>
internal sealed class CsvRows(RowTexts texts, ImportMapping mapping) : IRowReader
{
    private readonly CsvCells _cells = new();
    private string[]? _columns;

    public async Task<InputRow?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_columns is null)
        {
            var header = await texts.ReadAsync(cancellationToken).ConfigureAwait(false);
            _columns = header is { } first ? Header(first) : [];
        }

        var text = await texts.ReadAsync(cancellationToken).ConfigureAwait(false);
        return text is { } row ? Parse(row, _columns) : null;
    }

    private string[] Header(TextRow row)
    {
        var problem = row.IsTooLong ? RowText.TooLong(row) : null;
        problem ??= InputText.HasInvalidBytes(row.Text) ? InputText.InvalidBytes : null;
        return problem is null
            ? CsvColumns.Check(_cells.Read(row.Text), mapping)
            : throw ImportStoppedException.Of(
                ImportFailureKind.InputBroken,
                $"The first line cannot be read: {problem}."
            );
    }

    private InputRow Parse(TextRow row, string[] columns)
    {
        if (row.IsTooLong)
        {
            return new InputRow(row.Line, row.Text, Fields: null, RowText.TooLong(row));
        }

        var cells = _cells.Read(row.Text);
        if (ProblemOf(columns, cells, row.Text) is { } problem)
        {
            return new InputRow(row.Line, row.Text, Fields: null, problem);
        }

        var fields = new JObject();
        for (var index = 0; index < cells.Length; index++)
        {
            if (cells[index].Length > 0)
            {
                fields[columns[index]] = cells[index];
            }
        }

        return new InputRow(row.Line, row.Text, fields);
    }

    private string? ProblemOf(string[] columns, string[] cells, string text)
    {
        if (cells.Length != columns.Length)
        {
            return string.Format(
                CultureInfo.InvariantCulture,
                "it has {0} cells, but there are {1} columns",
                cells.Length,
                columns.Length
            );
        }

        if (_cells.HasStrayQuote)
        {
            return "it has a quote in the middle of a cell; in a quoted cell, quotes are doubled";
        }

        return InputText.HasInvalidBytes(text) ? InputText.InvalidBytes : null;
    }
}
