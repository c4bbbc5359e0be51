using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads what the attributes of <c>System.Text.Json</c> and PowerShell, recognised by name, and those of the runtime
/// specify for a member beyond what Newtonsoft.Json reads itself.
/// </summary>
/// <param name="member">The member.</param>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class JsonAttributes(MemberInfo member)
{
    private const string Namespace = "System.Text.Json.Serialization.";

    private readonly Attribute[] _all = Attribute.GetCustomAttributes(member, inherit: true);

    /// <summary>Whether the member is never sent; an unknown condition excludes it too.</summary>
    public bool IsExcluded => MemberRules.Exclude(_all, Field, Condition);

    /// <summary>
    /// The name it is sent under; null for its own name, or for the one that Newtonsoft.Json's attributes specify.
    /// </summary>
    public string? Name =>
        Array.Exists(_all, HasName) ? null : Text("JsonPropertyNameAttribute", "Name");

    // Whether the member is sent if it has the default value of its type; null if this is not specified.
    private DefaultValueHandling? DefaultValueHandling =>
        Condition is "WhenWritingDefault" ? Newtonsoft.Json.DefaultValueHandling.Ignore : null;

    private string? Condition => Text("JsonIgnoreAttribute", "Condition");

    /// <summary>Applies exclusion, condition and converter to a property that does not have them yet.</summary>
    /// <param name="property">The property that is sent.</param>
    /// <param name="type">The type that the member declares.</param>
    public void ApplyTo(JsonProperty property, Type type)
    {
        property.Ignored |= IsExcluded;
        property.DefaultValueHandling ??= DefaultValueHandling;
        property.Converter ??= SystemTextJsonConverter.Of(member, type);
    }

    /// <summary>Returns the attribute that specifies a converter; null if there is none.</summary>
    public static Attribute? ConverterOf(MemberInfo member) =>
        Array.Find(
            Attribute.GetCustomAttributes(member, inherit: member is not Type),
            attribute => Is(attribute.GetType(), "JsonConverterAttribute")
        );

    private static bool HasName(Attribute attribute) =>
        attribute
            is JsonPropertyAttribute { PropertyName: not null }
                or DataMemberAttribute { Name: not null };

    private string? Text(string name, string property) =>
        Array.Find(_all, attribute => Is(attribute.GetType(), name)) is { } found
            ? Convert.ToString(
                found.GetType().GetProperty(property)?.GetValue(found),
                CultureInfo.InvariantCulture
            )
            : null;

    // The attribute may be of a derived type.
    private static bool Is(Type? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.FullName == Namespace + name)
            {
                return true;
            }
        }

        return false;
    }

    private FieldInfo? Field =>
        member as FieldInfo
        ?? member.DeclaringType?.GetField(
            MemberRules.FieldOf(member),
            BindingFlags.Instance | BindingFlags.NonPublic
        );
}
