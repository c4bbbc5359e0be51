using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PostHog.Wire.Json;

/// <summary>
/// Creates options for <c>System.Text.Json</c> that use reflection whatever the program's default is: file-based apps and
/// projects that publish ahead of time switch it off, also while they are run without publishing.
/// </summary>
internal static class SystemTextJsonOptions
{
    private const string Namespace = "System.Text.Json.";

    /// <summary>Returns options of the caller's assembly.</summary>
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    public static object Create(Assembly assembly)
    {
        var type = assembly.GetType(Namespace + "JsonSerializerOptions", throwOnError: true)!;
        var options = Activator.CreateInstance(type)!;
        // Since version 7; earlier ones know no other way.
        var resolver = assembly.GetType(
            Namespace + "Serialization.Metadata.DefaultJsonTypeInfoResolver"
        );
        if (resolver is not null)
        {
            type.GetProperty("TypeInfoResolver")!
                .SetValue(options, Activator.CreateInstance(resolver));
        }

        return options;
    }
}
