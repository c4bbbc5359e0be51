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

        var missing = Required(mapping)
            .Where(field => !known.Contains(field))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return missing.Length == 0
            ? columns
            : throw ImportStoppedException.Of(
                ImportFailureKind.ColumnMissing,
                $"There is no column {string.Join(", ", missing)}. The columns are: {string.Join(", ", columns)}"
            );
    }

    private static IEnumerable<string> Required(ImportMapping mapping) =>
        EventFields(mapping)
            .Concat(NamedFields(mapping))
            .Concat(mapping.Renamed.Keys)
            .Concat(mapping.Ignored)
            .Concat(mapping.TextColumns);

    private static IEnumerable<string> EventFields(ImportMapping mapping)
    {
        if (mapping.EventName is null)
        {
            yield return mapping.Event;
        }

        yield return mapping.DistinctId;
        yield return mapping.Timestamp;
    }

    // Those that a file need not have, unless the mapping names another column than the usual one.
    private static IEnumerable<string> NamedFields(ImportMapping mapping)
    {
        var usual = new ImportMapping();
        return new[] { mapping.Uuid, mapping.Properties }.Except(
            [usual.Uuid, usual.Properties],
            StringComparer.Ordinal
        );
    }
}
