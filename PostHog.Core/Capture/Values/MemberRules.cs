using System.ComponentModel;
using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Recognises types and members whose authors specified more than a name or an exclusion, which only a serialiser can
/// follow.
/// </summary>
internal static class MemberRules
{
    /// <summary>Whether there is such a rule for a type or a member.</summary>
    public static bool Apply(MemberInfo member) =>
        (member is not Type && IsConvention(member.Name))
        || Attribute.GetCustomAttributes(member, inherit: true).Any(IsRule);

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
