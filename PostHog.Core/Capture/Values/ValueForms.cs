using System.Diagnostics.CodeAnalysis;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Defines what is sent for types whose members do not show what they mean, beyond <see cref="KnownForms"/>: those that
/// only reflection can read.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class ValueForms
{
    private const string PowerShell = "System.Management.Automation.";

    /// <summary>Returns what is sent for values of a type; null for their members, elements or string form.</summary>
    public static FormConverter? Of(Type type)
    {
        if (WrappedValue.IsWrapper(type))
        {
            return new FormConverter(Unwrapped);
        }

        var form =
            FormOf(type) ?? KnownForms.Of(type) ?? GroupForms.Of(type) ?? FSharpUnion.FormOf(type);
        return form is null ? null : new FormConverter(form);
    }

    private static Func<object, object?>? FormOf(Type type)
    {
        if (type.FullName is PowerShell + "ErrorRecord")
        {
            return ErrorRecord;
        }

        return IsMemory(type) ? ArrayOf : XmlText.FormOf(type);
    }

    private static object? Unwrapped(object wrapper)
    {
        var inside = WrappedValue.Of(wrapper);
        return PowerShellObject.IsCustom(inside) && !PowerShellObject.PropertiesOf(inside!).Any()
            ? new UnreadableValue("holds a PSCustomObject, which has no properties")
            : inside;
    }

    private static bool IsMemory(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(ReadOnlyMemory<>) || definition == typeof(Memory<>));

    private static object ArrayOf(object memory) =>
        memory.GetType().GetMethod("ToArray")!.Invoke(memory, parameters: null)!;

    private static Dictionary<string, object?> ErrorRecord(object record) =>
        new[] { "Exception", "ScriptStackTrace" }.ToDictionary(
            name => name,
            name => record.GetType().GetProperty(name)?.GetValue(record),
            StringComparer.Ordinal
        );
}
