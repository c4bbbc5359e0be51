using System.Numerics;

namespace PostHog.Wire.Json;

/// <summary>
/// Values read from JSON: an object is a <see cref="JsonObject"/>, an array an <c>object?[]</c>, and a scalar a string, long,
/// <see cref="BigInteger"/>, double or decimal, boolean or null. Of members with the same name, the last one counts.
/// </summary>
internal static class JsonTree
{
    /// <summary>Reads the value that begins with the current token.</summary>
    /// <param name="tokens">Then stands on the last token of the value.</param>
    /// <param name="maxDepth">The maximum depth of the value.</param>
    /// <param name="value">The value; null if it is too deep.</param>
    /// <returns>False if the value is too deep.</returns>
    /// <exception cref="FormatException">The text is not JSON, or ends within the value.</exception>
    public static bool TryRead(ref JsonTokens tokens, int maxDepth, out object? value)
    {
        var isTooDeep = false;
        value = Read(ref tokens, maxDepth, ref isTooDeep);
        value = isTooDeep ? null : value;
        return !isTooDeep;
    }

    /// <summary>Moves to the last token of the value that begins with the current one.</summary>
    /// <exception cref="FormatException">The text is not JSON, or ends within the value.</exception>
    public static void Skip(ref JsonTokens tokens)
    {
        var depth = Step(tokens.Kind);
        while (depth > 0)
        {
            Next(ref tokens);
            depth += Step(tokens.Kind);
        }
    }

    /// <summary>Returns a value as JSON without white space.</summary>
    public static string ToJson(object? value)
    {
        using var text = new JsonBuffer();
        Write(new JsonBufferWriter(text), value);
        return text.ToString();
    }

    private static int Step(JsonTokenKind kind) =>
        kind switch
        {
            JsonTokenKind.StartObject or JsonTokenKind.StartArray => 1,
            JsonTokenKind.EndObject or JsonTokenKind.EndArray => -1,
            _ => 0,
        };

    private static object? Read(ref JsonTokens tokens, int depth, ref bool isTooDeep)
    {
        var isContainer = Step(tokens.Kind) > 0;
        if (isContainer && (isTooDeep || depth == 0))
        {
            isTooDeep = true;
            Skip(ref tokens);
            return null;
        }

        return tokens.Kind switch
        {
            JsonTokenKind.StartObject => ReadObject(ref tokens, depth - 1, ref isTooDeep),
            JsonTokenKind.StartArray => ReadArray(ref tokens, depth - 1, ref isTooDeep),
            _ => tokens.Value(),
        };
    }

    private static JsonObject ReadObject(ref JsonTokens tokens, int depth, ref bool isTooDeep)
    {
        var members = new JsonObject();
        for (Next(ref tokens); tokens.Kind != JsonTokenKind.EndObject; Next(ref tokens))
        {
            var name = (string)tokens.Value()!;
            Next(ref tokens);
            members[name] = Read(ref tokens, depth, ref isTooDeep);
        }

        return members;
    }

    private static object?[] ReadArray(ref JsonTokens tokens, int depth, ref bool isTooDeep)
    {
        var elements = new List<object?>();
        for (Next(ref tokens); tokens.Kind != JsonTokenKind.EndArray; Next(ref tokens))
        {
            elements.Add(Read(ref tokens, depth, ref isTooDeep));
        }

        return [.. elements];
    }

    private static void Next(ref JsonTokens tokens)
    {
        if (!tokens.Read())
        {
            throw new FormatException("The text ends within a value.");
        }
    }

    private static void Write(JsonBufferWriter json, object? value)
    {
        switch (value)
        {
            case JsonObject members:
                json.WriteStartObject();
                foreach (var member in members)
                {
                    json.WritePropertyName(member.Key);
                    Write(json, member.Value);
                }

                json.WriteEnd();
                break;
            case object?[] elements:
                json.WriteStartArray();
                Array.ForEach(elements, element => Write(json, element));
                json.WriteEnd();
                break;
            default:
                WriteScalar(json, value);
                break;
        }
    }

    /// <summary>Writes a value that is neither an object nor an array.</summary>
    public static void WriteScalar(JsonBufferWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull();
                break;
            case string text:
                json.WriteValue(text);
                break;
            case bool flag:
                json.WriteValue(flag);
                break;
            case long number:
                json.WriteValue(number);
                break;
            case double number:
                json.WriteValue(number);
                break;
            case decimal number:
                json.WriteRawValue(Scalars.TextOf(number));
                break;
            default:
                json.WriteRawValue(
                    ((BigInteger)value).ToString(System.Globalization.CultureInfo.InvariantCulture)
                );
                break;
        }
    }
}
