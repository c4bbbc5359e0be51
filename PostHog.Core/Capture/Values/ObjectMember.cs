using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Reads one member of a caller's object as its attributes specify.</summary>
internal static class ObjectMember
{
    /// <summary>
    /// Returns the value, converted if the member has a converter; null if it is not to be sent. A getter or converter
    /// that throws affects only its own member.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The object.</param>
    /// <param name="ofMembers">The converter of the object's members that have none of their own.</param>
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    public static object? Read(JsonProperty member, object owner, JsonConverter? ofMembers)
    {
        var isRead = false;
        try
        {
            if (IsHidden(member, owner))
            {
                return null;
            }

            var value = member.ValueProvider?.GetValue(owner);
            isRead = true;
            return value is null || IsOmitted(member, value)
                ? null
                : Converted(member, value, ofMembers);
        }
        catch (Exception fault)
        {
            return Failed(member.PropertyName, isRead ? "whose converter" : "that", fault);
        }
    }

    /// <summary>Returns the value of a member that a function reads; if it throws, the reason.</summary>
    public static object? Read(string name, Func<object?> value)
    {
        try
        {
            return value();
        }
        catch (Exception fault)
        {
            return Failed(name, "that", fault);
        }
    }

    private static UnreadableValue Failed(string? name, string part, Exception fault) =>
        new($"has a member '{name}' {part} threw {ErrorText.FirstCauseOf(fault).GetType().Name}");

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static object? Converted(JsonProperty member, object value, JsonConverter? ofMembers)
    {
        if ((member.Converter ?? ofMembers) is { } converter)
        {
            return ConvertedValue.Of(converter, value);
        }

        return member.ItemConverter is { } ofElements
            ? ConvertedValue.OfElements(ofElements, value)
            : value;
    }

    // Newtonsoft's conventions: methods named ShouldSerialize… and properties named …Specified.
    private static bool IsHidden(JsonProperty member, object owner) =>
        member.ShouldSerialize?.Invoke(owner) == false
        || member.GetIsSpecified?.Invoke(owner) == false;

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static bool IsOmitted(JsonProperty member, object value) =>
        member.DefaultValueHandling
            is DefaultValueHandling.Ignore
                or DefaultValueHandling.IgnoreAndPopulate
        && value.Equals(member.DefaultValue ?? DefaultOf(member.PropertyType!));

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static object? DefaultOf(Type type) =>
        type.IsValueType ? Activator.CreateInstance(type) : null;
}
