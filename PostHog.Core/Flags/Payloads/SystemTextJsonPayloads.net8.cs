using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Deserialises payloads to types that are written for <c>System.Text.Json</c>. Everything about them is decided here.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class SystemTextJsonPayloads
{
    // Names in any case and numbers in texts, as in ASP.NET Core, and names of enums, as Newtonsoft.Json reads them.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new EnumNames() },
        MaxDepth = JsonSyntax.MaxDepth,
        // The program's default may be none.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly ConditionalWeakTable<Type, object> Known = new();

    /// <summary>Deserialises a payload if the type is written for <c>System.Text.Json</c>.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="path">Becomes the place that does not fit, if this throws.</param>
    /// <param name="value">The result.</param>
    /// <returns>False if Newtonsoft.Json is to read the payload.</returns>
    public static bool TryRead<T>(string json, ref string path, out T? value)
    {
        value = default;
        if (!IsForSystemTextJson(typeof(T)))
        {
            return false;
        }

        try
        {
            value = JsonSerializer.Deserialize<T>(json, Options);
            return true;
        }
        catch (JsonException fault)
        {
            path = fault.Path ?? "";
            throw;
        }
    }

    private static bool IsForSystemTextJson(Type type) =>
        (bool)Known.GetValue(type, static one => new PayloadTypeScan().IsForSystemTextJson(one));
}
