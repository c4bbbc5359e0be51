using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>Deserialises payloads to objects of any type, by the JSON library that the type is written for.</summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class PayloadObjects
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        ContractResolver = new PayloadContracts(),
    };

    /// <summary>Returns the object. Throws any exception of the caller's type.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="path">Becomes the place that does not fit, if this throws.</param>
    public static T? Read<T>(string json, ref string path) =>
        SystemTextJsonPayloads.TryRead(json, ref path, out T? value)
            ? value
            : ReadByNewtonsoft<T>(json, ref path);

    private static T? ReadByNewtonsoft<T>(string json, ref string path)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = JsonSyntax.MaxDepth,
        };
        try
        {
            return JsonSerializer.Create(Settings).Deserialize<T>(reader);
        }
        finally
        {
            path = reader.Path;
        }
    }
}
