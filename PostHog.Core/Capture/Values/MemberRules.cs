using System.ComponentModel;
using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Recognises what the authors of types and members specified: an exclusion, or more than that and a name, which only a
/// serialiser can follow.
/// </summary>
internal static class MemberRules
{
    // The keyword of PowerShell's classes.
    private const string Hidden = "System.Management.Automation.HiddenAttribute";

    /// <summary>Whether a member is never sent; an unknown condition excludes it too.</summary>
    /// <param name="attributes">The attributes of the member.</param>
    /// <param name="field">The field itself, or that of an automatic property; null if there is none.</param>
    /// <param name="condition">The condition of <c>System.Text.Json</c>; null if it has none.</param>
    public static bool Exclude(
        IEnumerable<Attribute> attributes,
        FieldInfo? field,
        string? condition
    ) =>
        attributes.Any(IsExclusion)
        || field?.IsDefined(typeof(NonSerializedAttribute), inherit: false) == true
        || condition
            is not (null or "Never" or "WhenReading" or "WhenWritingDefault" or "WhenWritingNull");

    /// <summary>Returns the name of the field of an automatic property.</summary>
    public static string FieldOf(MemberInfo property) => $"<{property.Name}>k__BackingField";

    /// <summary>Whether there is a rule for a type or a member that only a serialiser can follow.</summary>
    public static bool Apply(MemberInfo member) =>
        (member is not Type && IsConvention(member.Name))
        || Attribute.GetCustomAttributes(member, inherit: true).Any(IsRule);

    private static bool IsExclusion(Attribute attribute) =>
        attribute is IgnoreDataMemberAttribute or JsonIgnoreAttribute
        || attribute.GetType().FullName is Hidden;

    private static bool IsConvention(string name) =>
        name.StartsWith("ShouldSerialize", StringComparison.Ordinal)
        || name.EndsWith("Specified", StringComparison.Ordinal);

    private static bool IsRule(Attribute attribute) =>
        attribute is DataContractAttribute or DataMemberAttribute or TypeConverterAttribute
        || attribute.GetType().Name == "MetadataTypeAttribute"
        || (
            attribute is not JsonIgnoreAttribute
            && attribute.GetType().Assembly == typeof(JsonIgnoreAttribute).Assembly
        );
}
