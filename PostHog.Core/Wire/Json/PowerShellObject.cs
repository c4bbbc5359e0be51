using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Wire.Json;

/// <summary>Reads the objects of PowerShell, recognised by type name, so that no package is needed.</summary>
internal static class PowerShellObject
{
    private const string Automation = "System.Management.Automation.";

    /// <summary>Whether a type is <c>PSObject</c> or the value of a <c>[switch]</c>.</summary>
    public static bool IsWrapper(Type type) =>
        type.FullName is Automation + "PSObject" or Automation + "SwitchParameter";

    /// <summary>Whether a value is an object whose properties exist only in PowerShell.</summary>
    public static bool IsCustom(object? value) =>
        ObjectReflection.IsSupported
        && value?.GetType() is { FullName: Automation + "PSObject" } type
        && Read(type, "BaseObject", value)?.GetType().FullName is Automation + "PSCustomObject";

    /// <summary>
    /// Returns the value inside a wrapper; a custom object unchanged; null for the output of a function that has none.
    /// </summary>
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    public static object? Inside(object wrapper)
    {
        var type = wrapper.GetType();
        if (type.FullName is Automation + "SwitchParameter")
        {
            return Read(type, "IsPresent", wrapper);
        }

        if (!IsCustom(wrapper))
        {
            return Read(type, "BaseObject", wrapper);
        }

        return IsNoOutput(type, wrapper) ? null : wrapper;
    }

    /// <summary>Returns the properties of a custom object, with functions that read them and may throw.</summary>
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    public static IEnumerable<(string Name, Func<object?> Value)> PropertiesOf(object custom)
    {
        foreach (var property in (IEnumerable)Read(custom.GetType(), "Properties", custom)!)
        {
            var type = property.GetType();
            yield return (
                (string)Read(type, "Name", property)!,
                () => Read(type, "Value", property)
            );
        }
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static bool IsNoOutput(Type type, object custom) =>
        type.Assembly.GetType(Automation + "Internal.AutomationNull") is { } none
        && ReferenceEquals(Read(none, "Value", owner: null), custom);

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static object? Read(Type type, string property, object? owner) =>
        type.GetProperty(property)!.GetValue(owner);
}
