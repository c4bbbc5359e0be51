using System.Collections;

namespace PostHog.Wire.Json;

/// <summary>
/// Unwraps values of other languages, recognised by type name: PowerShell's <c>PSObject</c> and F# options.
/// </summary>
internal static class WrappedValue
{
    private const string PowerShell = "System.Management.Automation.";
    private const string FSharp = "Microsoft.FSharp.Core.";

    /// <summary>Whether a type wraps values.</summary>
    public static bool IsWrapper(Type type) =>
        type.FullName is PowerShell + "PSObject"
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition().FullName
                is FSharp + "FSharpOption`1"
                    or FSharp + "FSharpValueOption`1"
        );

    /// <summary>
    /// Returns the value inside a wrapper, and any other value unchanged. May run caller code, which can throw.
    /// </summary>
    public static object? Of(object? value)
    {
        while (value is not null && IsWrapper(value.GetType()))
        {
            value = Inside(value);
        }

        return value;
    }

    private static object? Inside(object wrapper)
    {
        var type = wrapper.GetType();
        if (type.FullName is PowerShell + "PSObject")
        {
            var inside = type.GetProperty("BaseObject")!.GetValue(wrapper);
            return inside?.GetType().FullName is PowerShell + "PSCustomObject"
                ? PropertiesOf((IEnumerable)type.GetProperty("Properties")!.GetValue(wrapper)!)
                : inside;
        }

        // Of the two kinds of options, only the struct has an object for none.
        var isNone = type.IsValueType && type.GetProperty("Tag")!.GetValue(wrapper) is 0;
        return isNone ? null : type.GetProperty("Value")!.GetValue(wrapper);
    }

    private static Dictionary<string, object?> PropertiesOf(IEnumerable properties)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var type = property.GetType();
            var name = (string)type.GetProperty("Name")!.GetValue(property)!;
            members[name] = type.GetProperty("Value")!.GetValue(property);
        }

        return members;
    }
}
