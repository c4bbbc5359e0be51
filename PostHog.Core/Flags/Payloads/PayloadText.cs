using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Diagnostics;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

// Facts: payload-by-value.
/// <summary>Payloads of flags: JSON that somebody typed into a form, so nothing here trusts it.</summary>
internal static class PayloadText
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        ContractResolver = new PayloadContracts(),
    };

    /// <summary>Returns a payload as a server keeps it, if it is JSON; blank text and anything else is not.</summary>
    public static string? Of(string? text) =>
        text is not null && JsonSyntax.Holds(text) ? text : null;

    /// <summary>Returns a payload as an answer holds it: JSON within a text as a rule, the value itself from some servers.</summary>
    public static string? Of(JToken? token) =>
        token switch
        {
            null or { Type: JTokenType.Null or JTokenType.Undefined } => null,
            JValue { Value: string text } => Of(text),
            _ => Of(token.ToString(Formatting.None)),
        };

    /// <summary>Whether there is a payload that is no JSON.</summary>
    public static bool IsUnreadable(JToken? token) =>
        token is not (null or { Type: JTokenType.Null or JTokenType.Undefined })
        && Of(token) is null;

    /// <summary>Returns a payload as an object of the caller's type; the fallback when there is none or it does not fit.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="fallback">What to return otherwise.</param>
    /// <param name="key">The flag, as the log names it.</param>
    /// <param name="log">Told of a payload that does not fit.</param>
    public static T? Read<T>(string? json, T? fallback, string key = "", PostHogLog? log = null)
    {
        if (json is null)
        {
            return fallback;
        }

        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
        };
        try
        {
            return JsonSerializer.Create(Settings).Deserialize<T>(reader);
        }
        catch (Exception fault)
        {
            // The type is the caller's: its constructors and converters may throw anything.
            log?.PayloadMisfit(key, typeof(T), reader.Path, fault);
            return fallback;
        }
    }

    /// <summary>Returns a payload as a tree, to be sent on as it is.</summary>
    public static JToken? Tree(string? json) => Read<JToken>(json, fallback: null);
}
