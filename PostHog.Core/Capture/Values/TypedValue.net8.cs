using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Serialises a value as its type information specifies.</summary>
internal static class TypedValue
{
    /// <summary>Returns what is sent, or why the value is left out.</summary>
    public static object? Of<T>(T value, JsonTypeInfo<T> typeInfo) =>
        ObjectMember.Read(typeof(T).Name, () => Serialised(value, typeInfo));

    private static object? Serialised<T>(T value, JsonTypeInfo<T> typeInfo) =>
        JsonDocumentReader.TryReadExactly(
            JsonSerializer.SerializeToUtf8Bytes(value, typeInfo),
            out var document
        )
            ? document
            : new UnreadableValue("is nested too deeply");
}
