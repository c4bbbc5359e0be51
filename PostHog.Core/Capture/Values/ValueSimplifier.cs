using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Converts values that are neither scalars nor simple containers to a form that can be written: a string, a number, or
/// the reason why they are left out. The caller's code may run and throw here.
/// </summary>
internal static class ValueSimplifier
{
    private const string Tasks = "System.Threading.Tasks";

    // Stands for no result.
    private static readonly object None = new();

    /// <summary>Returns the simpler form, an <see cref="UnreadableValue"/>, or the value itself.</summary>
    public static object? Of(object value)
    {
        var simple = OfKnown(value);
        if (!ReferenceEquals(simple, None))
        {
            return simple;
        }

        return ObjectReflection.IsSupported ? OfContract(value) : UnseenObject.Of(value);
    }

    /// <summary>Returns the same as <see cref="Of"/> does in a trimmed program.</summary>
    public static object? OfUnseen(object value) =>
        OfKnown(value) is var simple && ReferenceEquals(simple, None)
            ? UnseenObject.Of(value)
            : simple;

    private static object? OfKnown(object value) =>
        value switch
        {
            JProperty member => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [member.Name] = member.Value,
            },
            JConstructor => new UnreadableValue("holds a constructor, which is no JSON"),
            object?[] or JsonObject or JToken => value,
            _ when IsSimple(value.GetType()) => value,
            UnreadableValue or MergedMembers => value,
            _ when ReasonNotToRead(value) is { } reason => new UnreadableValue(reason),
            _ when BufferForms.Of(value) is { } content => content,
            _ when SystemTextJson.Owns(value) => SystemTextJson.Read(value),
            _ when ScalarWriter.MayHaveConverter(value) => OfScalar(value),
            ICustomAttributeProvider or CultureInfo or IntPtr or UIntPtr => SimpleForm(value),
            IFormattable formattable when Scalars.OlderForm(formattable) is { } older => older,
            _ => None,
        };

    private static bool IsSimple(Type type) =>
        type == typeof(Dictionary<string, object?>) || type == typeof(List<object?>);

    private static string? ReasonNotToRead(object value) =>
        value switch
        {
            Delegate => "holds a delegate",
            Stream or TextReader or TextWriter => "holds a stream",
            IAsyncResult => "holds a task",
            // Tasks of every kind, locks, tokens and timers: reading their members may block forever.
            _ when value.GetType() is { Namespace: "System.Threading" or Tasks } type =>
                $"holds a {type.Name}",
            _ => null,
        };

    // The members of these objects lead through the whole runtime, so their string form is sent instead.
    private static object? SimpleForm(object value) =>
        value switch
        {
            Type type => type.FullName ?? type.Name,
            ICustomAttributeProvider => value.ToString(),
            CultureInfo culture => culture.Name,
            IntPtr number => number.ToInt64(),
            UIntPtr number => number.ToUInt64(),
            _ => null,
        };

    /// <summary>Returns a scalar as the converter of its type writes it; without a converter, the value itself.</summary>
    public static object? OfScalar(object value) =>
        ObjectReflection.IsSupported ? Converted(value) : UnseenObject.OfScalar(value);

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static object? Converted(object value) =>
        MemberContracts.Shared.ResolveContract(value.GetType()).Converter
            is { CanWrite: true } converter
                and not FormConverter
            ? ConvertedValue.Of(converter, value)
            : value;

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static object? OfContract(object value) =>
        MemberContracts.Shared.ResolveContract(value.GetType()) switch
        {
            { Converter: FormConverter form } => form.FormOf(value),
            { Converter: { CanWrite: true } converter and not MembersConverter } =>
                ConvertedValue.Of(converter, value),
            JsonArrayContract { ItemConverter: { } ofElements } => ConvertedValue.OfElements(
                ofElements,
                value
            ),
            JsonDictionaryContract { ItemConverter: { } ofValues } => ConvertedValue.OfElements(
                ofValues,
                value
            ),
            JsonObjectContract => value,
            _ when value is IEnumerable => value,
            _ => new UnreadableValue($"holds a {value.GetType()}, which has no text"),
        };
}
