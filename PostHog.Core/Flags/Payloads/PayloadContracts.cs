using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Capture.Values;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Deserialises payloads by the attributes of Newtonsoft.Json or, if there are none, those of <c>System.Text.Json</c>.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class PayloadContracts : DefaultContractResolver
{
    protected override JsonProperty CreateProperty(
        MemberInfo member,
        MemberSerialization memberSerialization
    )
    {
        var property = base.CreateProperty(member, memberSerialization);
        var attributes = new JsonAttributes(member);
        property.PropertyName = attributes.Name ?? property.PropertyName;
        property.Ignored |= attributes.IsExcluded;
        return property;
    }

    protected override JsonConverter? ResolveContractConverter(Type objectType) =>
        SystemTextJsonReader.Reads(objectType) ? SystemTextJsonReader.Instance
        : StrictIntegers.Reads(objectType) ? StrictIntegers.Instance
        : base.ResolveContractConverter(objectType);
}
