using Newtonsoft.Json.Serialization;

namespace PostHog.Capture.Values;

/// <summary>
/// Belongs to sequences of names and values that are meant as a map but are no dictionary: the form, query and cookies of
/// an ASP.NET Core request.
/// </summary>
internal sealed class NamedValuesContract(Type type) : JsonArrayContract(type)
{
    /// <summary>Whether a type is such a sequence.</summary>
    public static bool Fits(Type type) =>
        Array.Exists(
            type.GetInterfaces(),
            known =>
                known.FullName
                    is "Microsoft.AspNetCore.Http.IFormCollection"
                        or "Microsoft.AspNetCore.Http.IQueryCollection"
                        or "Microsoft.AspNetCore.Http.IRequestCookieCollection"
        );
}
