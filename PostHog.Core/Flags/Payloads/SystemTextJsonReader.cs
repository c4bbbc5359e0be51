using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Deserialises JSON to types of <c>System.Text.Json</c>, such as <c>JsonElement</c> and <c>JsonNode</c>, with the
/// assembly of the caller's type, so that no package reference is needed.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class SystemTextJsonReader : JsonConverter
{
    public static readonly SystemTextJsonReader Instance = new();

    private const string Namespace = "System.Text.Json";

    private SystemTextJsonReader() { }

    public override bool CanWrite => false;

    /// <summary>Whether a type belongs to <c>System.Text.Json</c>.</summary>
    public static bool Reads(Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        return own.Namespace is Namespace or Namespace + ".Nodes"
            && own.Assembly.GetName().Name == Namespace;
    }

    public override bool CanConvert(Type objectType) => Reads(objectType);

    public override object? ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    )
    {
        var json = ReaderText.Read(reader);
        var assembly = (Nullable.GetUnderlyingType(objectType) ?? objectType).Assembly;
        var options = SystemTextJsonOptions.Create(assembly);
        options.GetType().GetProperty("MaxDepth")!.SetValue(options, JsonSyntax.MaxDepth);
        var read = assembly
            .GetType(Namespace + ".JsonSerializer", throwOnError: true)!
            .GetMethod("Deserialize", [typeof(string), typeof(Type), options.GetType()])!;
        return read.Invoke(obj: null, [json, objectType, options]);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        throw new NotSupportedException("Payloads are read only.");
}
