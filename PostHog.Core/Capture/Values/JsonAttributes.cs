using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// What the attributes of <c>System.Text.Json</c>, known by their names, and those of the runtime say of a member beyond
/// what Newtonsoft reads itself.
/// </summary>
/// <param name="member">The member.</param>
internal sealed class JsonAttributes(MemberInfo member)
{
    private const string Namespace = "System.Text.Json.Serialization.";

    private readonly Attribute[] _all = Attribute.GetCustomAttributes(member, inherit: true);

    /// <summary>Whether the member is never sent; a condition that is not known here excludes as well.</summary>
    public bool IsExcluded =>
        IsNotSerialized(member)
        || Array.Exists(_all, attribute => attribute is IgnoreDataMemberAttribute)
        || Condition
            is not (null or "Never" or "WhenReading" or "WhenWritingDefault" or "WhenWritingNull");

    /// <summary>Whether the member is not sent while it has the default value of its type.</summary>
    public bool WithoutDefaults => Condition is "WhenWritingDefault";

    /// <summary>The name it is sent under; null for its own, or the one Newtonsoft's attributes give it.</summary>
    public string? Name =>
        Array.Exists(_all, HasName) ? null : Text("JsonPropertyNameAttribute", "Name");

    private string? Condition => Text("JsonIgnoreAttribute", "Condition");

    /// <summary>Returns the converter's attribute; null without one.</summary>
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

    // A converter's attribute may be one that an author derived.
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

    private static bool IsNotSerialized(MemberInfo member)
    {
        var field =
            member as FieldInfo
            ?? member.DeclaringType?.GetField(
                $"<{member.Name}>k__BackingField",
                BindingFlags.Instance | BindingFlags.NonPublic
            );
        return field?.IsDefined(typeof(NonSerializedAttribute), inherit: false) == true;
    }
}
