namespace PostHog.Async.Import.Reading;

/// <summary>Chooses how to read an input.</summary>
internal static class RowReaders
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// Returns the format: the one that is set, or else by the name of the file or the first character that is not blank.
    /// </summary>
    /// <param name="reader">The input, of which blanks may be skipped.</param>
    /// <param name="set">The format in the options.</param>
    /// <param name="name">The name of the file; null if it has none.</param>
    /// <param name="line">The line at which the reader is then.</param>
    public static ImportFormat FormatOf(
        TextReader reader,
        ImportFormat set,
        string? name,
        out long line
    )
    {
        line = 1;
        if (set != ImportFormat.Auto)
        {
            return set;
        }

        if (HasExtension(name, ".csv"))
        {
            return ImportFormat.Csv;
        }

        var first = reader.Peek();
        while (first == ByteOrderMark || (first >= 0 && char.IsWhiteSpace((char)first)))
        {
            line += reader.Read() == '\n' ? 1 : 0;
            first = reader.Peek();
        }

        return first switch
        {
            '[' => ImportFormat.JsonArray,
            '{' or < 0 => ImportFormat.JsonLines,
            // A malformed first row.
            _ when HasExtension(name, ".ndjson") || HasExtension(name, ".jsonl") =>
                ImportFormat.JsonLines,
            _ => ImportFormat.Csv,
        };
    }

    private static bool HasExtension(string? name, string extension) =>
        name?.EndsWith(extension, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Returns a reader of rows in this format.</summary>
    public static IRowReader Open(
        TextReader reader,
        ImportFormat format,
        long line,
        EventImportOptions options
    ) =>
        format switch
        {
            ImportFormat.Csv => new CsvRows(
                new RowTexts(reader, new CsvSplitter(options.MaxRowLength, line)),
                options.Mapping
            ),
            ImportFormat.JsonArray => new JsonRows(
                new RowTexts(reader, new ElementSplitter(options.MaxRowLength, line))
            ),
            _ => new JsonRows(new RowTexts(reader, new LineSplitter(options.MaxRowLength, line))),
        };
}
