using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Flags.Snapshots;

/// <summary>Lets Newtonsoft.Json write and read snapshots wherever they occur.</summary>
internal sealed class NewtonsoftSnapshots : JsonConverter<FeatureFlagEvaluations>
{
    public override void WriteJson(
        JsonWriter writer,
        FeatureFlagEvaluations? value,
        JsonSerializer serializer
    )
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteRawValue(value.ToJson());
        }
    }

    public override FeatureFlagEvaluations? ReadJson(
        JsonReader reader,
        Type objectType,
        FeatureFlagEvaluations? existingValue,
        bool hasExistingValue,
        JsonSerializer serializer
    )
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        // A text that looks like a date stays a text.
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            return FeatureFlagEvaluations.Parse(ReaderText.Read(reader));
        }
        catch (FormatException fault)
        {
            throw new JsonSerializationException(fault.Message, fault);
        }
    }
}
