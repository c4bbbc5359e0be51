using PostHog.Flags.Definitions;

namespace PostHog;

/// <summary>
/// The definitions of a project's feature flags, whole, as a text that several processes can share. Immutable and safe to
/// share.
/// </summary>
/// <remarks>
/// The text is the JSON document of PostHog's <c>/flags/definitions</c>, with its members <c>flags</c>, <c>cohorts</c>,
/// <c>group_type_mapping</c>, <c>property_matching_version</c> and <c>minimal_flag_called_events</c>; members that are not known
/// yet are kept. It holds the conditions of flags, and no key and no person's data.
/// </remarks>
public sealed class FlagDefinitionData
{
    private readonly string _json;

    internal FlagDefinitionData(string json) => _json = json;

    /// <summary>Reads definitions that were written with <see cref="ToJson"/>.</summary>
    /// <param name="json">The text; null and blank are no definitions.</param>
    /// <returns>The definitions; null when the text does not hold any, or not whole.</returns>
    public static FlagDefinitionData? FromJson(string? json) =>
        json is not null && DefinitionsReader.Read(json) is not null
            ? new FlagDefinitionData(json)
            : null;

    /// <summary>Returns the definitions as JSON, to be kept somewhere and read again with <see cref="FromJson"/>.</summary>
    public string ToJson() => _json;
}
