using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Replaces a value whose members do not show what it means.</summary>
/// <param name="form">Returns the replacement, or an <see cref="UnreadableValue"/>.</param>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class FormConverter(Func<object, object?> form) : JsonConverter
{
    public override bool CanRead => false;

    /// <summary>Returns what is sent for a value. Throws any exception of the caller's code.</summary>
    public object? FormOf(object value) => form(value) ?? DBNull.Value;

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var result = form(value!);
        if (result is UnreadableValue unreadable)
        {
            throw AbortedConversionException.Because(unreadable.Reason);
        }

        // A custom object of PowerShell, which has no simpler form.
        if (ReferenceEquals(result, value))
        {
            new MembersConverter(ofElements: null).WriteJson(writer, value, serializer);
            return;
        }

        serializer.Serialize(writer, result);
    }

    public override object ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) => throw new NotSupportedException();
}
