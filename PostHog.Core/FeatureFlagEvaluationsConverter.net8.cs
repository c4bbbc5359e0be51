using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog;

/// <summary>
/// Lets <c>System.Text.Json</c> write and read snapshots of flags wherever they occur, also in trimmed programs.
/// <see cref="FeatureFlagEvaluations"/> names it, so it need not be registered.
/// </summary>
public sealed class FeatureFlagEvaluationsConverter : JsonConverter<FeatureFlagEvaluations>
{
    /// <summary>Reads a snapshot as <see cref="FeatureFlagEvaluations.Parse"/> does.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="typeToConvert">The type of the snapshot.</param>
    /// <param name="options">The options, which have no effect.</param>
    /// <exception cref="JsonException">The JSON is not a snapshot; the message says what is wrong.</exception>
    public override FeatureFlagEvaluations Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return FeatureFlagEvaluations.Parse(document.RootElement.GetRawText());
        }
        catch (FormatException fault)
        {
            throw new JsonException(fault.Message, fault);
        }
    }

    /// <summary>Writes a snapshot as <see cref="FeatureFlagEvaluations.ToJson"/> does.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The snapshot.</param>
    /// <param name="options">The options, which have no effect.</param>
    public override void Write(
        Utf8JsonWriter writer,
        FeatureFlagEvaluations value,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson());
    }
}
