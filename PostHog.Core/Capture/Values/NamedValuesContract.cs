using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// The contract of sequences of names and values that represent a map but are not dictionaries: the form and query
/// of an ASP.NET Core request.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class NamedValuesContract(Type type) : JsonArrayContract(type)
{
    /// <summary>Whether a type is one of these sequences.</summary>
    public static bool Fits(Type type) =>
        Array.Exists(
            type.GetInterfaces(),
            known =>
                known.FullName
                    is "Microsoft.AspNetCore.Http.IFormCollection"
                        or "Microsoft.AspNetCore.Http.IQueryCollection"
        );
}
