using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Benchmarks.Flags;

namespace PostHog.Benchmarks.Definitions;

/// <summary>
/// Writes definitions of any number of flags: those of <c>inputs/definitions-1000.json</c> again and again, with keys, ids
/// and half of the values of their own. The same number gives the same bytes.
/// </summary>
internal static class LargeProject
{
    private const int Each = 1000;

    /// <summary>Writes the document to a file, without white space, as the server does.</summary>
    public static void Write(string path, int flags)
    {
        var document = JsonNode.Parse(Inputs.Definitions(Each))!.AsObject();
        var first = document["flags"]!.AsArray();
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteStartArray("flags");
        for (var copy = 0; copy < flags / Each; copy++)
        {
            foreach (var flag in first)
            {
                Copy(flag!.AsObject(), copy).WriteTo(json);
            }
        }

        json.WriteEndArray();
        foreach (var member in document.Where(member => member.Key != "flags"))
        {
            json.WritePropertyName(member.Key);
            member.Value!.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static JsonObject Copy(JsonObject flag, int number)
    {
        var copy = flag.DeepClone().AsObject();
        if (number == 0)
        {
            return copy;
        }

        copy["id"] = copy["id"]!.GetValue<int>() + (Each * number);
        copy["name"] = Own(copy["name"]!, number);
        copy["key"] = Own(copy["key"]!, number);
        foreach (var condition in copy["filters"]!["groups"]!.AsArray())
        {
            foreach (var filter in condition!["properties"]!.AsArray())
            {
                Rename(filter!.AsObject(), number);
            }
        }

        return copy;
    }

    // A filter on a flag names that flag's copy; texts in lists are the copy's own.
    private static void Rename(JsonObject filter, int number)
    {
        if (filter["type"]!.GetValue<string>() == "flag")
        {
            filter["key"] = Own(filter["key"]!, number);
            filter["dependency_chain"] = new JsonArray([
                .. filter["dependency_chain"]!.AsArray().Select(key => Own(key!, number)),
            ]);
        }
        else if (filter["value"] is JsonArray values)
        {
            filter["value"] = new JsonArray([.. values.Select(value => Own(value!, number))]);
        }
    }

    private static JsonNode Own(JsonNode text, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{text.GetValue<string>()}-{number}");
}
