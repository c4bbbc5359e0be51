using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads the members of an object in a trimmed program, which keeps those of its declared type. Follows the names and
/// exclusions that the type's author specified; an object that asks for more is left out.
/// </summary>
internal static class SeenObject
{
    /// <summary>What the program has to keep of the type.</summary>
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.NonPublicProperties
        | DynamicallyAccessedMemberTypes.PublicFields
        | DynamicallyAccessedMemberTypes.NonPublicFields
        | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.Interfaces;

    private const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
    private const BindingFlags All = Public | BindingFlags.NonPublic;

    /// <summary>Returns a copy of an object, or why it is left out; a value without members unchanged.</summary>
    public static object? Of<[DynamicallyAccessedMembers(Members)] T>(T value)
    {
        if (value is null || ScalarWriter.IsScalar(value) || value.GetType() != typeof(T))
        {
            return value;
        }

        var simple = ObjectMember.Read("", () => ValueSimplifier.OfUnseen(value));
        return simple is not UnreadableValue { LacksMembers: true } ? value
            // Its value is its text, which only its members give.
            : value is IConvertible ? NotFollowed(typeof(T))
            : ObjectMember.Read("", () => Copy(typeof(T), value));
    }

    private static UnreadableValue NotFollowed(Type type) =>
        new(
            $"holds a {type}, whose attributes or interfaces cannot be followed in a trimmed program; "
                + UnseenObject.Remedy
        );

    private static object Copy([DynamicallyAccessedMembers(Members)] Type type, object value)
    {
        if (!IsPlain(type))
        {
            return NotFollowed(type);
        }

        var copy = new ObjectCopy(type.ToString());
        foreach (var field in type.GetFields(Public))
        {
            if (!TryAdd(copy, field, type, () => field.GetValue(value)))
            {
                return UnreadableValue.Ambiguous(type);
            }
        }

        foreach (var property in type.GetProperties(Public))
        {
            if (
                property.GetMethod is { IsPublic: true, ReturnType.IsByRef: false }
                && property.GetIndexParameters().Length == 0
                && !TryAdd(copy, property, type, () => property.GetValue(value))
            )
            {
                return UnreadableValue.Ambiguous(type);
            }
        }

        return copy;
    }

    // False if another member has the name.
    private static bool TryAdd(
        ObjectCopy copy,
        MemberInfo member,
        [DynamicallyAccessedMembers(Members)] Type type,
        Func<object?> read
    )
    {
        var name = member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? member.Name;
        if (IsExcluded(member, type))
        {
            return true;
        }

        var value = member.IsDefined(typeof(JsonConverterAttribute), inherit: true)
            ? new UnreadableValue(
                $"has a member '{name}', whose converter cannot run in a trimmed program; "
                    + UnseenObject.Remedy
            )
            : ObjectMember.Read(name, read);
        var isOmitted =
            Condition(member) is JsonIgnoreCondition.WhenWritingDefault
            && IsOfValueType(member)
            && IsDefault(value);
        return isOmitted || copy.TryAdd(name, value);
    }

    // The members of interfaces and base classes, with the exclusions there, cannot be seen.
    private static bool IsPlain([DynamicallyAccessedMembers(Members)] Type type) =>
        (type.IsValueType || type.BaseType == typeof(object))
        && Array.TrueForAll(type.GetInterfaces(), known => known.Namespace is "System")
        && !MemberRules.Apply(type)
        && !type.GetFields(All).Any(MemberRules.Apply)
        && !type.GetProperties(All).Any(MemberRules.Apply)
        && !type.GetMethods(Public).Any(MemberRules.Apply);

    private static bool IsExcluded(
        MemberInfo member,
        [DynamicallyAccessedMembers(Members)] Type type
    ) =>
        MemberRules.Exclude(
            Attribute.GetCustomAttributes(member, inherit: true),
            member as FieldInfo ?? type.GetField(MemberRules.FieldOf(member), All),
            Condition(member)?.ToString()
        );

    private static JsonIgnoreCondition? Condition(MemberInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition;

    private static bool IsDefault(object? value) =>
        value switch
        {
            bool flag => !flag,
            char character => character == default,
            DateTime instant => instant == default,
            DateTimeOffset instant => instant == default,
            DateOnly day => day == default,
            TimeOnly time => time == default,
            Guid id => id == Guid.Empty,
            TimeSpan duration => duration == TimeSpan.Zero,
            IConvertible number when value is not string => Convert.ToDouble(
                number,
                CultureInfo.InvariantCulture
            ) == 0,
            _ => false,
        };

    // The default of any other is null, which is not sent.
    private static bool IsOfValueType(MemberInfo member)
    {
        var type = (member as FieldInfo)?.FieldType ?? ((PropertyInfo)member).PropertyType;
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null;
    }
}
