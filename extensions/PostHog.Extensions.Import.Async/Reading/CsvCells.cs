using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PostHog.Async.Import.Reading;

/// <summary>Cuts the rows of a CSV file into cells.</summary>
internal sealed class CsvCells
{
    private readonly SingleRowReader _reader = new();
    private CsvParser? _parser;

    /// <summary>Whether the row that was read last has a quote where none may be.</summary>
    public bool HasStrayQuote { get; private set; }

    /// <summary>Returns the cells of a row, without quotes around them.</summary>
    public string[] Read(string row)
    {
        HasStrayQuote = false;
        _reader.Begin(row);
        _parser ??= Create();
        _parser.Read();
        var cells = _parser.Record ?? [];
        if (_reader.IsExhausted)
        {
            // It took the row for the last of its input.
            _parser = null;
        }

        return cells;
    }

    private CsvParser Create() =>
        new(
            _reader,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BadDataFound = _ => HasStrayQuote = true,
            },
            leaveOpen: true
        );
}
