using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Runs a converter of <c>System.Text.Json</c> in the assembly of its attribute, so that no package is needed. If that
/// is impossible it throws, and the value is left out.
/// </summary>
/// <param name="attribute">The attribute that names the converter.</param>
/// <param name="type">The type it converts.</param>
/// <param name="isOfMember">Whether the attribute belongs to a member, not to the type.</param>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class SystemTextJsonConverter(Attribute attribute, Type type, bool isOfMember)
    : JsonConverter
{
    private const string Namespace = "System.Text.Json.";

    private readonly Lazy<Func<object?, string?>> _textOf = new(
        () => Serialiser(attribute, type, isOfMember),
        LazyThreadSafetyMode.PublicationOnly
    );

    public override bool CanRead => false;

    /// <summary>Returns the converter of a type; null if it has none.</summary>
    public static SystemTextJsonConverter? Of(Type type) =>
        JsonAttributes.ConverterOf(type) is { } attribute
            ? new SystemTextJsonConverter(attribute, type, isOfMember: false)
            : null;

    /// <summary>Returns the converter of a member; null if it has none.</summary>
    public static SystemTextJsonConverter? Of(MemberInfo member, Type type) =>
        JsonAttributes.ConverterOf(member) is { } attribute
            ? new SystemTextJsonConverter(attribute, type, isOfMember: true)
            : null;

    public override bool CanConvert(Type objectType) => type.IsAssignableFrom(objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteRawValue(_textOf.Value(value));

    public override object ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) => throw new NotSupportedException();

    // The options are kept, because the library prepares them for a long time.
    private static Func<object?, string?> Serialiser(
        Attribute attribute,
        Type type,
        bool isOfMember
    )
    {
        var known = ConverterAttribute(attribute);
        var assembly = known.Assembly;
        var options = SystemTextJsonOptions.Create(assembly);
        var optionsType = options.GetType();
        if (isOfMember)
        {
            var converters = optionsType.GetProperty("Converters")!.GetValue(options)!;
            Add(known, Converter(known, attribute, type), converters);
        }

        var serialise = assembly
            .GetType(Namespace + "JsonSerializer", throwOnError: true)!
            .GetMethod("Serialize", [typeof(object), typeof(Type), optionsType])!;
        return value => (string?)serialise.Invoke(obj: null, [value, type, options]);
    }

    private static Type ConverterAttribute(Attribute attribute)
    {
        var known = attribute.GetType();
        while (known.FullName != Namespace + "Serialization.JsonConverterAttribute")
        {
            known = known.BaseType!;
        }

        return known;
    }

    // A converter for another type would be skipped, and the value sent unconverted.
    private static object Converter(Type known, Attribute attribute, Type type)
    {
        var converter = NewConverter(known, attribute, type);
        var canConvert = converter.GetType().GetMethod("CanConvert", [typeof(Type)])!;
        return
            (bool)canConvert.Invoke(converter, [type])!
            || (bool)canConvert.Invoke(converter, [Nullable.GetUnderlyingType(type) ?? type])!
            ? converter
            : throw AbortedConversionException.Because("has a converter for another type");
    }

    private static object NewConverter(Type known, Attribute attribute, Type type) =>
        known.GetMethod("CreateConverter")!.Invoke(attribute, [type])
        ?? Activator.CreateInstance(
            (Type)known.GetProperty("ConverterType")!.GetValue(attribute)!
        )!;

    private static void Add(Type known, object converter, object converters) =>
        typeof(ICollection<>)
            .MakeGenericType(
                known.Assembly.GetType(
                    Namespace + "Serialization.JsonConverter",
                    throwOnError: true
                )!
            )
            .GetMethod("Add")!
            .Invoke(converters, [converter]);
}
