using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Newtonsoft.Json.Linq;
using PostHog.Async.Import.Platform;

namespace PostHog.Async.Import.Reading;

/// <summary>Reads the rows of a CSV file; its first row names the columns.</summary>
internal sealed class CsvRows : IRowReader
{
    private readonly ImportMapping _mapping;
    private readonly CsvParser _parser;
    private string[]? _columns;
    private bool _hasStrayQuote;
    private bool _isAhead;
    private long _line;

    public CsvRows(TextReader reader, EventImportOptions options)
    {
        _mapping = options.Mapping;
        _parser = new CsvParser(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BadDataFound = _ => _hasStrayQuote = true,
                MaxFieldSize = options.MaxRowLength,
            },
            leaveOpen: true
        );
    }

    public async Task<InputRow?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_columns is null)
        {
            var hasHeader = await NextAsync(cancellationToken).ConfigureAwait(false);
            _columns = hasHeader ? Header() : [];
        }

        if (!_isAhead)
        {
            var hasRow = await NextAsync(cancellationToken).ConfigureAwait(false);
            if (!hasRow)
            {
                return null;
            }
        }

        _isAhead = false;
        return await RowAsync(_columns, cancellationToken).ConfigureAwait(false);
    }

    private async Task<InputRow> RowAsync(string[] columns, CancellationToken cancellationToken)
    {
        var raw = _parser.RawRecord;
        var isOpen = CsvQuotes.IsOpen(raw);
        var text = raw.TrimEnd('\r', '\n');

        // Blank lines before the row were skipped. In an open quote, a line feed at the end does not end the row.
        _line = _parser.RawRow - (isOpen ? raw : text).Count(character => character == '\n');
        var row = Row(columns, _parser.Record!, text);
        if (!isOpen)
        {
            return row;
        }

        _isAhead = await NextAsync(cancellationToken).ConfigureAwait(false);
        return _isAhead ? row : throw Unclosed(row.Line);
    }

    private string[] Header()
    {
        if (CsvQuotes.IsOpen(_parser.RawRecord))
        {
            throw Unclosed(_line);
        }

        return InputText.HasInvalidBytes(_parser.RawRecord)
            ? throw ImportStoppedException.Of(
                ImportFailureKind.InputBroken,
                $"The first line cannot be read: {InputText.InvalidBytes}."
            )
            : CsvColumns.Check(_parser.Record!, _mapping);
    }

    private static ImportStoppedException Unclosed(long line) =>
        ImportStoppedException.Of(
            ImportFailureKind.InputBroken,
            string.Format(
                CultureInfo.InvariantCulture,
                "A quote is not closed: the row that begins in line {0} goes on to the end of the input.",
                line
            )
        );

    private async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        _line = _parser.RawRow + 1;
        _hasStrayQuote = false;
        try
        {
            return await InputCalls.ReadCsvAsync(_parser, cancellationToken).ConfigureAwait(false);
        }
        catch (CsvHelperException fault)
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.InputBroken,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The rest cannot be read; is a quote not closed? The row begins in line {0}. {1}",
                    _line,
                    fault.Message.Split('\n')[0].Trim()
                )
            );
        }
    }

    private InputRow Row(string[] columns, string[] cells, string text)
    {
        if (ProblemOf(columns, cells, text) is { } problem)
        {
            return new InputRow(_line, text, Fields: null, problem);
        }

        var fields = new JObject();
        for (var index = 0; index < cells.Length; index++)
        {
            if (cells[index].Length > 0)
            {
                fields[columns[index]] = cells[index];
            }
        }

        return new InputRow(_line, text, fields);
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

        if (_hasStrayQuote)
        {
            return "it has a quote in the middle of a cell; in a quoted cell, quotes are doubled";
        }

        return InputText.HasInvalidBytes(text) ? InputText.InvalidBytes : null;
    }
}
