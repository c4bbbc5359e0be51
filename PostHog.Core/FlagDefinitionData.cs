using PostHog.Flags.Definitions;
using PostHog.Flags.Loading;

namespace PostHog;

// Facts: definitions-provider.
/// <summary>
/// The complete flag definitions of a project, as a string that several processes can share. Immutable and safe to
/// share.
/// </summary>
/// <remarks>
/// It is the JSON document of PostHog's <c>/flags/definitions</c>, with its members <c>flags</c>, <c>cohorts</c>,
/// <c>group_type_mapping</c>, <c>property_matching_version</c> and <c>minimal_flag_called_events</c>; unknown members
/// are kept. It contains the conditions of flags, but no secret key and no personal data.
/// </remarks>
public sealed class FlagDefinitionData
{
    private readonly string _json;

    internal FlagDefinitionData(string json) => _json = json;

    /// <summary>Reads definitions that were written by <see cref="ToJson"/>.</summary>
    /// <param name="json">The JSON; null and blank mean no definitions.</param>
    /// <returns>The definitions; null if the JSON has none, or is incomplete.</returns>
    public static FlagDefinitionData? FromJson(string? json)
    {
        LocalEvaluationSupport.Require();
        return json is not null && DefinitionsReader.Read(json) is not null
            ? new FlagDefinitionData(json)
            : null;
    }

    /// <summary>
    /// Returns the definitions as JSON, which can be stored and read again with <see cref="FromJson"/>.
    /// </summary>
    public string ToJson() => _json;
}
