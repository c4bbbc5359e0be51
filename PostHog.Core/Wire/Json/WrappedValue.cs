using System.Diagnostics.CodeAnalysis;

namespace PostHog.Wire.Json;

/// <summary>
/// Unwraps values of other languages, recognised by type name: PowerShell's <c>PSObject</c> and F# options.
/// </summary>
internal static class WrappedValue
{
    private const string FSharp = "Microsoft.FSharp.Core.";

    /// <summary>Whether a type wraps values that can be read.</summary>
    public static bool IsWrapper(Type type) => ObjectReflection.IsSupported && IsKnown(type);

    /// <summary>
    /// Returns the value inside a wrapper, and any other value unchanged, such as a custom object of PowerShell. May
    /// run caller code, which can throw.
    /// </summary>
    public static object? Of(object? value)
    {
        while (ObjectReflection.IsSupported && value is not null && IsKnown(value.GetType()))
        {
            var inside = Inside(value);
            if (ReferenceEquals(inside, value))
            {
                break;
            }

            value = inside;
        }

        return value;
    }

    private static bool IsKnown(Type type) =>
        PowerShellObject.IsWrapper(type)
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition().FullName
                is FSharp + "FSharpOption`1"
                    or FSharp + "FSharpValueOption`1"
        );

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static object? Inside(object wrapper)
    {
        var type = wrapper.GetType();
        if (PowerShellObject.IsWrapper(type))
        {
            return PowerShellObject.Inside(wrapper);
        }

        // Of the two kinds of options, only the struct has an object for none.
        var isNone = type.IsValueType && type.GetProperty("Tag")!.GetValue(wrapper) is 0;
        return isNone ? null : type.GetProperty("Value")!.GetValue(wrapper);
    }
}
