namespace PostHog.Async.Import.Rows;

/// <summary>Lists the fields that a mapping names, by what they are for.</summary>
internal static class MappedFields
{
    /// <summary>Those that make an event and are no properties.</summary>
    public static IEnumerable<string> Of(ImportMapping mapping) =>
        Required(mapping).Concat([mapping.Uuid, mapping.Properties]);

    /// <summary>Those without which there is no event.</summary>
    public static IEnumerable<string> Required(ImportMapping mapping)
    {
        if (mapping.EventName is null)
        {
            yield return mapping.Event;
        }

        yield return mapping.DistinctId;
        yield return mapping.Timestamp;
    }

    /// <summary>Those that may be missing, if they have another name than the usual one: it is probably misspelt then.</summary>
    public static IEnumerable<string> Optional(ImportMapping mapping) =>
        Unusual([mapping.Uuid, mapping.Properties]);

    /// <summary>Those whose properties are treated in another way.</summary>
    public static IEnumerable<string> Treated(ImportMapping mapping) =>
        mapping.Renamed.Keys.Concat(mapping.Ignored).Concat(mapping.TextColumns);

    /// <summary>Those of the fields that are not in a mapping by default.</summary>
    public static IEnumerable<string> Unusual(IEnumerable<string> fields) =>
        fields.Except(Of(new ImportMapping()), StringComparer.Ordinal);
}
