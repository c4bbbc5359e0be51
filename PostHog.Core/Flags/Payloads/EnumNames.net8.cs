using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>Reads enums by name or number, unless their type has a converter of its own.</summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class EnumNames : JsonConverterFactory
{
    private static readonly JsonStringEnumConverter Names = new();

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsEnum
        && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

    public override JsonConverter CreateConverter(
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Names.CreateConverter(typeToConvert, options)!;
}
