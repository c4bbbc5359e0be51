using System.Text;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Remote;

// Facts: flags-request-fields, flags-request-non-finite, flags-request-version, flags-runtime, flags-runtime-by-agent,
// flags-contexts.
/// <summary>Writes flags questions for the server.</summary>
/// <param name="url">The address to send them to.</param>
/// <param name="token">The project's token.</param>
/// <param name="timeout">How long one attempt may take.</param>
/// <param name="contexts">The contexts that flags are evaluated for.</param>
/// <param name="write">Returns the JSON of a named map with prepared values of callers.</param>
internal sealed class FlagsRequestWriter(
    Uri url,
    string token,
    TimeSpan timeout,
    IReadOnlyList<string> contexts,
    Func<string, IReadOnlyDictionary<string, object?>, string> write
)
{
    /// <summary>
    /// Returns everything that the answer depends on except the keys, as a JSON object without its closing brace.
    /// </summary>
    public string WriteSubject(FlagsQuestion question)
    {
        using var text = new JsonBuffer();
        var json = new JsonBufferWriter(text);
        json.WriteStartObject();
        WriteText(json, WireNames.Token, token);
        WriteText(json, WireNames.DistinctId, question.DistinctId);
        json.WritePropertyName(WireNames.PersonProperties);
        WriteMap(json, WireNames.PersonProperties, question.PersonProperties);
        WriteGroupKeys(json, question.Groups);
        WriteGroups(json, question.GroupProperties);
        json.WritePropertyName(WireNames.GeoIpDisableMember);
        json.WriteValue(question.DisableGeoIP);
        if (question.DeviceId is { } device)
        {
            WriteText(json, WireNames.DeviceId, device);
        }

        if (contexts.Count > 0)
        {
            WriteTexts(json, WireNames.EvaluationContexts, contexts);
        }

        // Without this member, the server uses the User-Agent, and does not know ours.
        WriteText(json, WireNames.EvaluationRuntime, WireNames.ServerRuntime);
        return text.ToString();
    }

    /// <summary>Returns the request.</summary>
    /// <param name="subject">The result of <see cref="WriteSubject"/>.</param>
    /// <param name="keys">The requested flags; null for all.</param>
    public WireRequest Write(string subject, IReadOnlyCollection<string>? keys)
    {
        var body = keys is null ? subject + "}" : $"{subject},{WriteKeys(keys)}}}";
        return new WireRequest(url, Encoding.UTF8.GetBytes(body), ContentEncoding: null, timeout)
        {
            SuccessLimit = ResponseLimits.Each,
        };
    }

    /// <summary>Returns the JSON member with the keys.</summary>
    public static string WriteKeys(IReadOnlyCollection<string> keys) =>
        $"\"{WireNames.FlagKeys}\":[{string.Join(",", keys.Select(key => JsonBuffer.Quote(key)))}]";

    private static void WriteText(JsonBufferWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void WriteTexts(JsonBufferWriter json, string name, IReadOnlyList<string> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteValue(value);
        }

        json.WriteEnd();
    }

    private static void WriteGroupKeys(
        JsonBufferWriter json,
        IReadOnlyDictionary<string, string> groups
    )
    {
        json.WritePropertyName(WireNames.FlagGroups);
        json.WriteStartObject();
        foreach (var group in groups)
        {
            WriteText(json, group.Key, group.Value);
        }

        json.WriteEnd();
    }

    private void WriteGroups(
        JsonBufferWriter json,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> groups
    )
    {
        json.WritePropertyName(WireNames.GroupProperties);
        json.WriteStartObject();
        foreach (var group in groups)
        {
            json.WritePropertyName(group.Key);
            WriteMap(json, $"{WireNames.GroupProperties}.{group.Key}", group.Value);
        }

        json.WriteEnd();
    }

    private void WriteMap(
        JsonBufferWriter json,
        string name,
        IReadOnlyDictionary<string, object?> map
    ) => json.WriteRawValue(map.Count == 0 ? "{}" : write(name, map));
}
