using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace PostHog.Capture;

/// <summary>
/// What the attributes of <c>System.Text.Json</c>, known by their names, and those of the runtime say of a member beyond
/// what Newtonsoft reads itself.
/// </summary>
internal sealed class JsonAttributes
{
    private const string Namespace = "System.Text.Json.Serialization.";

    private JsonAttributes() { }

    /// <summary>Whether the member is never sent.</summary>
    public bool IsExcluded { get; private set; }

    /// <summary>Whether the member is not sent while it has the default value of its type.</summary>
    public bool WithoutDefaults { get; private set; }

    /// <summary>Whether the member is not sent while it is null.</summary>
    public bool WithoutNulls { get; private set; }

    /// <summary>The name it is sent under; null for its own, or the one Newtonsoft's attributes give it.</summary>
    public string? Name { get; private set; }

    /// <summary>Reads the attributes of a member.</summary>
    public static JsonAttributes Of(MemberInfo member)
    {
        var read = new JsonAttributes { IsExcluded = IsNotSerialized(member) };
        var isNamed = false;
        foreach (var attribute in Attribute.GetCustomAttributes(member, inherit: true))
        {
            isNamed |= attribute is JsonPropertyAttribute { PropertyName: not null };
            isNamed |= attribute is DataMemberAttribute { Name: not null };
            read.IsExcluded |= attribute is IgnoreDataMemberAttribute;
            read.Read(attribute);
        }

        read.Name = isNamed ? null : read.Name;
        return read;
    }

    /// <summary>Returns the converter's attribute; null without one.</summary>
    public static Attribute? ConverterOf(MemberInfo member) =>
        Array.Find(
            Attribute.GetCustomAttributes(member, inherit: member is not Type),
            attribute => Is(attribute.GetType(), "JsonConverterAttribute")
        );

    private void Read(Attribute attribute)
    {
        var type = attribute.GetType();
        if (Is(type, "JsonIgnoreAttribute"))
        {
            var condition = Convert.ToString(
                type.GetProperty("Condition")?.GetValue(attribute),
                CultureInfo.InvariantCulture
            );
            WithoutDefaults = condition is "WhenWritingDefault";
            WithoutNulls = condition is "WhenWritingNull";
            // A condition that is not known here excludes as well.
            IsExcluded |=
                condition
                    is not ("Never" or "WhenReading" or "WhenWritingDefault" or "WhenWritingNull");
        }
        else if (Is(type, "JsonPropertyNameAttribute"))
        {
            Name = type.GetProperty("Name")?.GetValue(attribute) as string;
        }
    }

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
