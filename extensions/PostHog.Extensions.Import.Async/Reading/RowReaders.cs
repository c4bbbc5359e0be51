namespace PostHog.Async.Import.Reading;

/// <summary>Chooses how to read an input.</summary>
internal static class RowReaders
{
    /// <summary>Returns the format: the one that is set, or else by the name of the file or its first character.</summary>
    public static ImportFormat FormatOf(TextReader reader, ImportFormat set, string? name)
    {
        if (set != ImportFormat.Auto)
        {
            return set;
        }

        if (name?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true)
        {
            return ImportFormat.Csv;
        }

        var first = reader.Peek();
        return first switch
        {
            '[' => ImportFormat.JsonArray,
            '{' or < 0 => ImportFormat.JsonLines,
            _ => char.IsWhiteSpace((char)first) ? ImportFormat.JsonLines : ImportFormat.Csv,
        };
    }

    /// <summary>Returns a reader of rows in this format.</summary>
    public static IRowReader Open(
        TextReader reader,
        ImportFormat format,
        EventImportOptions options
    ) =>
        format switch
        {
            ImportFormat.Csv => new CsvRows(reader, options),
            ImportFormat.JsonArray => new JsonRows(
                reader,
                new ElementSplitter(options.MaxRowLength)
            ),
            _ => new JsonRows(reader, new LineSplitter(options.MaxRowLength)),
        };
}
