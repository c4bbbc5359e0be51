using PostHog.Flags.Definitions;
using PostHog.Flags.Loading;
using PostHog.Wire.Json;

namespace PostHog.Flags.Overriding;

/// <summary>Reads definitions that people write, and says what is wrong with them, and where.</summary>
internal static class WrittenDefinitions
{
    private const string Flags = "flags";

    /// <summary>Reads the text of flags, whatever their form.</summary>
    /// <returns>The members, or what is wrong with the text, and where.</returns>
    public static (JsonObject? Members, string? Problem) ReadMembers(string json)
    {
        if (JsonSyntax.FaultOf(json) is { } place)
        {
            return (null, $"{place}: this is not JSON, or nested too deeply");
        }

        var tokens = JsonTokens.OfDocument(json);
        tokens.Read();
        JsonTree.TryRead(ref tokens, JsonSyntax.MaxDepth, out var root);
        return root is not JsonObject members ? (null, "line 1: this is not an object of flags")
            : RepeatedKeys.FindProblem(json) is { } problem ? (null, problem)
            : (members, null);
    }

    /// <summary>The definitions among the members; null if these are flags of another form.</summary>
    public static object?[]? DefinitionsIn(JsonObject members) =>
        members.ValueOf(Flags) as object?[];

    /// <summary>Reads the definitions.</summary>
    /// <param name="json">The text.</param>
    /// <param name="members">What was read of it.</param>
    /// <returns>The document, or what is wrong with it, and where.</returns>
    public static (FlagDocument? Document, string? Problem) Read(string json, JsonObject members)
    {
        var keyless = Array.FindIndex(
            DefinitionsIn(members) ?? [],
            flag => KeyOf(flag) is not { Length: > 0 }
        );
        if (keyless >= 0)
        {
            return (null, $"{MemberPlace.OfElement(json, Flags, keyless)}: a flag has no key");
        }

        if (DefinitionsReader.Read(json) is not { } document)
        {
            return (null, $"{MemberPlace.Of(json, Flags)}: '{Flags}' holds no flag definitions");
        }

        var cohorts = members.ValueOf("cohorts") as JsonObject ?? [];
        return LocalEvaluationSupport.FindProblem(json, cohorts.ContainsKey) is { } problem
            ? (null, problem)
            : (document, null);
    }

    /// <summary>Says that a flag cannot be evaluated, and in which line it is.</summary>
    public static string Describe(string json, JsonObject members, UnusableFlag unusable)
    {
        var index = Array.FindLastIndex(
            DefinitionsIn(members) ?? [],
            flag => KeyOf(flag) == unusable.Key
        );
        return $"{MemberPlace.OfElement(json, Flags, index)}: the flag '{unusable.Key}' cannot be evaluated here: {unusable.Reason}";
    }

    private static string? KeyOf(object? flag) => (flag as JsonObject)?.ValueOf("key") as string;
}
