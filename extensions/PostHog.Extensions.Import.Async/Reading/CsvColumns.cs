using PostHog.Async.Import.Rows;

namespace PostHog.Async.Import.Reading;

/// <summary>Checks the names of the columns before any row is read.</summary>
internal static class CsvColumns
{
    /// <summary>Returns the columns.</summary>
    /// <exception cref="ImportStoppedException">One is missing, or two are to be one.</exception>
    public static string[] Check(string[] header, ImportMapping mapping)
    {
        var columns = header.Select(name => name.Trim()).ToArray();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Length == 0 || !known.Add(column))
            {
                throw Conflict(
                    $"Each column needs a name of its own; the first line is: {string.Join(", ", columns)}"
                );
            }
        }

        var missing = MappedFields
            .Required(mapping)
            .Concat(MappedFields.Optional(mapping))
            .Concat(MappedFields.Treated(mapping))
            .Where(field => !known.Contains(field))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (missing.Length > 0)
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.ColumnMissing,
                $"There is no column {string.Join(", ", missing)}. The columns are: {string.Join(", ", columns)}"
            );
        }

        CheckUses(known, mapping);
        return columns;
    }

    private static void CheckUses(HashSet<string> columns, ImportMapping mapping)
    {
        var mapped = new HashSet<string>(MappedFields.Of(mapping), StringComparer.Ordinal);
        foreach (var pair in mapping.Renamed)
        {
            var isKept = !mapped.Contains(pair.Value) && !mapping.Ignored.Contains(pair.Value);
            if (columns.Contains(pair.Value) && isKept && !mapping.Renamed.ContainsKey(pair.Value))
            {
                throw Conflict(
                    $"The columns {pair.Key} and {pair.Value} would both be the property {pair.Value}; rename or ignore one of them."
                );
            }
        }

        foreach (var column in MappedFields.Required(mapping).Where(mapping.Ignored.Contains))
        {
            throw Conflict(
                $"The column {column} is ignored, but an event needs it as its name, distinct id or time."
            );
        }
    }

    private static ImportStoppedException Conflict(string message) =>
        ImportStoppedException.Of(ImportFailureKind.ColumnConflict, message);
}
