using System.Text.Json;
using PostHog.Capture.Ai;
using PostHog.Wire.Json;

namespace PostHog.Extensions.AI.Content;

/// <summary>Reads values of JSON, and no more of them than can be sent.</summary>
internal sealed class JsonContent
{
    private const int MaxDepth = 32;

    // A value with more is larger than what is sent.
    private int _room = ContentLimit.MaxBytes;

    private JsonContent() { }

    /// <summary>Returns a value as lists, dictionaries and scalars, without media.</summary>
    public static object? Of(JsonElement json) =>
        MediaPlaceholders.Replace(new JsonContent().Read(json, depth: 0));

    /// <summary>Whether providers sign a member of content for themselves; nobody else can read it.</summary>
    public static bool IsSigned(string member) =>
        member.Equals("protectedData", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the JSON of such a value.</summary>
    public static string TextOf(object? value)
    {
        using var text = new JsonBuffer();
        Write(new JsonBufferWriter(text), value);
        return text.ToString();
    }

    private object? Read(JsonElement json, int depth)
    {
        _room -= 2;
        return json.ValueKind switch
        {
            JsonValueKind.String => Text(json.GetString()!),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(json),
            JsonValueKind.Object or JsonValueKind.Array when depth >= MaxDepth => TextLimit.Mark,
            JsonValueKind.Object => Members(json, depth),
            JsonValueKind.Array => Elements(json, depth),
            _ => null,
        };
    }

    private Dictionary<string, object?> Members(JsonElement json, int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isContent = json.TryGetProperty("$type", out _);
        foreach (var member in json.EnumerateObject())
        {
            if (_room <= 0)
            {
                members["..."] = TextLimit.Mark;
                break;
            }

            if (!isContent || !IsSigned(member.Name))
            {
                _room -= member.Name.Length + 2;
                members[member.Name] = Read(member.Value, depth + 1);
            }
        }

        return members;
    }

    private List<object?> Elements(JsonElement json, int depth)
    {
        var elements = new List<object?>();
        foreach (var element in json.EnumerateArray())
        {
            if (_room <= 0)
            {
                elements.Add(TextLimit.Mark);
                break;
            }

            elements.Add(Read(element, depth + 1));
        }

        return elements;
    }

    // Long ones may be media, of which little is sent.
    private string Text(string text)
    {
        _room -= Math.Min(text.Length, 1_000);
        return text;
    }

    private static object Number(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
        {
            return whole;
        }

        return json.TryGetDecimal(out var number) ? number : json.GetDouble();
    }

    private static void Write(JsonBufferWriter json, object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var member in members)
                {
                    json.WritePropertyName(member.Key);
                    Write(json, member.Value);
                }

                json.WriteEnd();
                break;
            case List<object?> elements:
                json.WriteStartArray();
                foreach (var element in elements)
                {
                    Write(json, element);
                }

                json.WriteEnd();
                break;
            default:
                JsonTree.WriteScalar(json, value);
                break;
        }
    }
}
