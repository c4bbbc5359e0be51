namespace PostHog.Async.Import.Reading;

/// <summary>Checks the names of the columns before any row is read.</summary>
internal static class CsvColumns
{
    /// <summary>Returns the columns.</summary>
    /// <exception cref="ImportStoppedException">A required one is missing, or two have one name.</exception>
    public static string[] Check(string[] header, ImportMapping mapping)
    {
        var columns = header.Select(name => name.Trim()).ToArray();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Length == 0 || !known.Add(column))
            {
                throw ImportStoppedException.Of(
                    ImportFailureKind.ColumnMissing,
                    $"Each column needs a name of its own; the first line is: {string.Join(", ", columns)}"
                );
            }
        }

        var missing = Required(mapping).Where(field => !known.Contains(field)).ToArray();
        return missing.Length == 0
            ? columns
            : throw ImportStoppedException.Of(
                ImportFailureKind.ColumnMissing,
                $"There is no column {string.Join(", ", missing)}. The columns are: {string.Join(", ", columns)}"
            );
    }

    private static IEnumerable<string> Required(ImportMapping mapping)
    {
        if (mapping.EventName is null)
        {
            yield return mapping.Event;
        }

        yield return mapping.DistinctId;
        yield return mapping.Timestamp;
    }
}
