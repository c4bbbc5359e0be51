using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Flags;

/// <summary>Reads flags: <c>{"beta": true, "layout": "wide", "banner": {"value": true, "payload": {…}}}</c>, or definitions.</summary>
internal static class FlagSetReader
{
    /// <summary>Returns the flags, or what is wrong with them.</summary>
    public static (FlagSet? Flags, FlagProblem? Problem) Read(JsonElement root) =>
        root.TryFind("flags", out var flags) && flags.ValueKind == JsonValueKind.Array
            ? ReadDefinitions(root, flags)
            : ReadValues(root);

    private static (FlagSet? Flags, FlagProblem? Problem) ReadDefinitions(
        JsonElement root,
        JsonElement flags
    )
    {
        var values = new Dictionary<string, FixedFlag?>(StringComparer.Ordinal);
        foreach (var flag in flags.EnumerateArray())
        {
            if (
                flag.ValueKind != JsonValueKind.Object
                || !flag.TryFind("key", out var key)
                || JsonText.Read(key) is not { Length: > 0 } name
            )
            {
                return (null, new FlagProblem("a flag of the definitions has no key", flag));
            }

            values[name] = null;
        }

        var text = root.GetRawText();
        return (new FlagSet(values, text) { Defined = DefinedFlags.Read(text) }, null);
    }

    private static (FlagSet? Flags, FlagProblem? Problem) ReadValues(JsonElement root)
    {
        var values = new Dictionary<string, FixedFlag?>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name.Length == 0)
            {
                return (null, new FlagProblem("a flag has an empty key", member.Value));
            }

            if (ReadValue(member.Value) is not { } flag)
            {
                return (
                    null,
                    new FlagProblem(
                        $"'{member.Name}' must be true, false, a variant, or an object with value and payload",
                        member.Value
                    )
                );
            }

            values[member.Name] = flag;
        }

        return (new FlagSet(values, Definitions: null), null);
    }

    private static FixedFlag? ReadValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => new FixedFlag(IsEnabled: true, Variant: null, Payload: null),
            JsonValueKind.False => new FixedFlag(IsEnabled: false, Variant: null, Payload: null),
            JsonValueKind.String => new FixedFlag(
                IsEnabled: true,
                value.GetString(),
                Payload: null
            ),
            JsonValueKind.Object => ReadObject(value),
            _ => null,
        };

    internal static FixedFlag? ReadObject(JsonElement described) =>
        described.TryFind("value", out var value)
        && value.ValueKind != JsonValueKind.Object
        && ReadValue(value) is { } flag
            ? flag with
            {
                Payload = described.TryFind("payload", out var payload)
                    ? payload.GetRawText()
                    : null,
            }
            : null;
}
