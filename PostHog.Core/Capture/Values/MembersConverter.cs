using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Writes a dictionary that is part of what a caller's converter writes, so that its keys follow the same rule as
/// elsewhere. <see cref="PropertyWriter"/> does not use it.
/// </summary>
/// <param name="ofElements">The converter of the values; null if they have none.</param>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class MembersConverter(JsonConverter? ofElements) : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        writer.WriteStartObject();
        foreach (var (name, element) in ObjectMembers.Of(value!)!)
        {
            if (element is UnreadableValue unreadable)
            {
                throw AbortedConversionException.Because(unreadable.Reason);
            }

            writer.WritePropertyName(name);
            if (element is null || ofElements is null)
            {
                serializer.Serialize(writer, element);
            }
            else
            {
                ofElements.WriteJson(writer, element, serializer);
            }
        }

        writer.WriteEndObject();
    }

    public override object ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) => throw new NotSupportedException();
}
