using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Reflection;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Creates the contracts of types that can be unloaded, such as those of a plug-in. Newtonsoft.Json keeps every type that it
/// reads itself forever, so these types are read here, by the same rules. Types with attributes that only Newtonsoft.Json
/// can follow are left to it.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static partial class CollectibleTypes
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Returns the contract of a type; null if Newtonsoft.Json has to create it.</summary>
    public static JsonContract? ContractOf(Type type)
    {
        if (!IsCollectible(type) || typeof(IDynamicMetaObjectProvider).IsAssignableFrom(type))
        {
            return null;
        }

        // The contract names another type, because Newtonsoft.Json would keep this one.
        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            return IsDictionary(type)
                ? new JsonDictionaryContract(typeof(Dictionary<string, object>))
                : new JsonArrayContract(typeof(object[]));
        }

        return IsPlain(type) ? ObjectContractOf(type) : null;
    }

    private static bool IsDictionary(Type type) =>
        typeof(IDictionary).IsAssignableFrom(type)
        || Array.Exists(
            type.GetInterfaces(),
            known =>
                known.IsGenericType
                && (
                    known.GetGenericTypeDefinition() == typeof(IDictionary<,>)
                    || known.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
                )
        );

    private static bool IsPlain(Type type) =>
        !MemberRules.Apply(type)
        && !type.GetMembers(All).Any(MemberRules.Apply)
        && !type.GetInterfaces()
            .Any(known => MemberRules.Apply(known) || known.GetMembers().Any(MemberRules.Apply));

    private static JsonObjectContract ObjectContractOf(Type type)
    {
        var properties = new List<JsonProperty>();
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        MemberInfo[] members = [.. type.GetFields(Public), .. type.GetProperties(Public)];
        foreach (var member in members)
        {
            if (
                TypeOf(member) is { } memberType
                && properties.TrueForAll(known => known.UnderlyingName != member.Name)
            )
            {
                properties.Add(PropertyOf(member, memberType));
            }
        }

        InterfaceAttributes.Apply(properties, type);
        var contract = new JsonObjectContract(typeof(object));
        foreach (var property in properties)
        {
            contract.Properties.AddProperty(property);
        }

        return contract;
    }

    // Null if the member cannot be read.
    private static Type? TypeOf(MemberInfo member) =>
        member switch
        {
            FieldInfo field => field.FieldType,
            PropertyInfo property
                when property.GetGetMethod() is { ReturnType.IsByRef: false }
                    && property.GetIndexParameters().Length == 0 => property.PropertyType,
            _ => null,
        };

    private static JsonProperty PropertyOf(MemberInfo member, Type type)
    {
        var attributes = new JsonAttributes(member);
        var property = new JsonProperty
        {
            PropertyName = attributes.Name ?? member.Name,
            UnderlyingName = member.Name,
            PropertyType = type,
            ValueProvider = new ReflectionValueProvider(member),
            Readable = true,
        };
        attributes.ApplyTo(property, type);
        return property;
    }
}
