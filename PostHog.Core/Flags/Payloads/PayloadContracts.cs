using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Capture.Values;

namespace PostHog.Flags.Payloads;

/// <summary>
/// How payloads become objects: as the attributes of Newtonsoft.Json say, and where there are none, as those of
/// <c>System.Text.Json</c> do.
/// </summary>
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
        SystemTextJsonReader.Reads(objectType)
            ? SystemTextJsonReader.Instance
            : base.ResolveContractConverter(objectType);
}
