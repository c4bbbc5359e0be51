using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Applies the converters that authors put on members and types. A converter often hides part of a value, so the value
/// itself is never sent instead.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class ConvertedValue
{
    private static readonly JsonSerializer Serialiser = JsonSerializer.Create(
        new JsonSerializerSettings { ContractResolver = MemberContracts.Shared }
    );

    /// <summary>Returns a value as its converter writes it. Throws any exception of the converter.</summary>
    public static object? Of(JsonConverter converter, object value) =>
        converter.CanWrite
            ? NotEmpty(Written(json => converter.WriteJson(json, value, Serialiser)), value)
            : value;

    /// <summary>Returns a sequence or map with its elements converted.</summary>
    public static object? OfElements(JsonConverter converter, object value)
    {
        if (ObjectMembers.Of(value) is { } members)
        {
            return members
                .Take(PropertyWriter.MaxCharacters)
                .Select(member => new KeyValuePair<string, object?>(
                    member.Name,
                    OfElement(converter, member.Value)
                ))
                .ToList();
        }

        return ((IEnumerable)value)
            .Cast<object?>()
            .Take(PropertyWriter.MaxCharacters)
            .Select(element => OfElement(converter, element))
            .ToList();
    }

    private static object? OfElement(JsonConverter converter, object? element) =>
        element is null or UnreadableValue ? element : Of(converter, element);

    private static object? NotEmpty(object? written, object value) =>
        written is JsonObject { Count: 0 } && ObjectMembers.TypeOf(value) is { } type
            ? new UnreadableValue($"holds a {type}, whose converter wrote no member")
            : written;

    private static object? Written(Action<JsonWriter> write)
    {
        using var buffer = new JsonBuffer();
        using var json = new ConvertedWriter(buffer) { CloseOutput = false };
        try
        {
            write(json);
        }
        catch (AbortedConversionException aborted)
        {
            return new UnreadableValue(aborted.Message);
        }

        json.Flush();
        return buffer.Length == 0 ? null : Read(buffer);
    }

    private static object? Read(JsonBuffer buffer) =>
        JsonDocumentReader.TryReadExactly(buffer.ToUtf8(), out var read)
            ? read
            : new UnreadableValue("has a converter that wrote no JSON");
}
