using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Decides which members of a type are sent, and under which names. The attributes of <c>System.Text.Json</c> count
/// like those of Newtonsoft.Json: what an author excludes, renames or converts for one of them applies to both.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class MemberContracts : DefaultContractResolver
{
    /// <summary>The contracts of all types, created once and never changed.</summary>
    public static readonly MemberContracts Shared = new();

    // A table that does not keep its keys: the types of a plug-in can be unloaded.
    private readonly ConditionalWeakTable<Type, JsonContract> _known = new();
    private readonly ConditionalWeakTable<Type, JsonContract>.CreateValueCallback _create;

    private MemberContracts()
    {
        _create = Create;
        IgnoreSerializableInterface = true;
        IgnoreSerializableAttribute = true;
    }

    /// <summary>Returns the contract of a type.</summary>
    public override JsonContract ResolveContract(Type type) => _known.GetValue(type, _create);

    private JsonContract Create(Type type) =>
        CollectibleTypes.ContractOf(type) is { } contract
            ? Complete(contract, type)
            : base.ResolveContract(type);

    protected override JsonContract CreateContract(Type objectType)
    {
        try
        {
            return Completed(objectType);
        }
        catch (JsonSerializationException)
        {
            return new JsonObjectContract(objectType)
            {
                Converter = LeftOut(UnreadableValue.Ambiguous(objectType)),
            };
        }
    }

    private JsonContract Completed(Type objectType)
    {
        var contract = base.CreateContract(objectType);
        // The string form may contain all members, even excluded ones.
        if (DeclaredText.Has(contract) && CreateMembers(objectType) is { } members)
        {
            contract = members;
        }

        return Complete(contract, objectType);
    }

    private static JsonContract Complete(JsonContract contract, Type objectType)
    {
        if (contract is JsonArrayContract && NamedValuesContract.Fits(objectType))
        {
            contract = new NamedValuesContract(contract.UnderlyingType);
        }

        for (var type = objectType; contract.Converter is null && type is not null; )
        {
            contract.Converter = SystemTextJsonConverter.Of(type);
            type = type.BaseType;
        }

        contract.Converter ??= InterfaceAttributes.ConverterOf(objectType);
        contract.Converter ??= ValueForms.Of(objectType) ?? OfContract(contract, objectType);
        return contract;
    }

    protected override IList<JsonProperty> CreateProperties(
        Type type,
        MemberSerialization memberSerialization
    )
    {
        var properties = base.CreateProperties(type, memberSerialization).ToList();
        InterfaceAttributes.Apply(properties, type);
        return properties;
    }

    protected override JsonProperty CreateProperty(
        MemberInfo member,
        MemberSerialization memberSerialization
    )
    {
        var property = base.CreateProperty(member, memberSerialization);
        var attributes = new JsonAttributes(member);
        attributes.ApplyTo(property, property.PropertyType!);
        if (attributes.Name is { } name)
        {
            property.PropertyName = name;
        }

        return property;
    }

    private static JsonConverter? OfContract(JsonContract contract, Type type) =>
        contract switch
        {
            JsonDictionaryContract map when map.DictionaryKeyType != typeof(string) =>
                new MembersConverter(map.ItemConverter),
            JsonDynamicContract => LeftOut(
                new($"holds a {type}, a dynamic object, which has to be sent as a dictionary")
            ),
            JsonObjectContract { Properties: var members, ExtensionDataGetter: null }
                when !members.Any(IsSent) => LeftOut(
                new(
                    members.Any(member => member.Ignored)
                        ? $"holds a {type}, all of whose members are excluded"
                        : $"holds a {type}, which has no public members"
                )
            ),
            _ => DeclaredText.Has(contract) ? new FormConverter(DeclaredText.Of) : null,
        };

    private static FormConverter LeftOut(UnreadableValue value) => new(_ => value);

    private static bool IsSent(JsonProperty member) => member is { Ignored: false, Readable: true };

    // Returns null for a type whose author excluded nothing.
    private JsonObjectContract? CreateMembers(Type type)
    {
        if (typeof(MemberInfo).IsAssignableFrom(type))
        {
            return null;
        }

        var contract = CreateObjectContract(type);
        return IsRecord(type) || contract.Properties.Any(IsRestricted) ? contract : null;
    }

    private static bool IsRestricted(JsonProperty member) =>
        member
            is { Ignored: true }
                or { Converter: not null }
                or { ItemConverter: not null }
                or { ShouldSerialize: not null }
                or { GetIsSpecified: not null };

    private static bool IsRecord(Type type) =>
        type.GetMethod(
            "PrintMembers",
            BindingFlags.Instance | BindingFlags.NonPublic,
            binder: null,
            [typeof(StringBuilder)],
            modifiers: null
        )
            is not null;
}
