using System.Diagnostics.CodeAnalysis;
using PostHog.Wire;

namespace PostHog;

[SuppressMessage(
    "Design",
    "MA0016",
    Justification = "With the type itself a call can say new() { [\"plan\"] = \"pro\" }."
)]
public sealed partial class PostHogEvent
{
    /// <summary>
    /// Creates an event that identifies a person (<c>$identify</c>): it creates a person profile for the id, and sets its
    /// properties.
    /// </summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. A null is sent as null.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    public static PostHogEvent Identify(
        string? distinctId = null,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null
    ) =>
        Set(new(IdentityNames.Identify, distinctId ?? "") { [WireNames.Set] = set ?? [] }, setOnce);

    /// <summary>
    /// Creates an event that only sets properties of a person (<c>$set</c>). With nothing to set it is not sent.
    /// </summary>
    /// <param name="distinctId">The person's id. With a blank one the event is not sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    public static PostHogEvent SetPersonProperties(
        string distinctId,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null
    )
    {
        var posthogEvent = new PostHogEvent(IdentityNames.SetProperties, distinctId);
        if (set is { Count: > 0 })
        {
            posthogEvent[WireNames.Set] = set;
        }

        return Set(posthogEvent, setOnce);
    }

    /// <summary>
    /// Creates an event that gives a person a second id (<c>$create_alias</c>): events of both then belong to the same
    /// person.
    /// </summary>
    /// <param name="distinctId">The existing id of the person. With a blank one the event is not sent.</param>
    /// <param name="alias">The second id, which must not belong to another person. With a blank one the event is not sent.</param>
    public static PostHogEvent Alias(string distinctId, string alias) =>
        new(IdentityNames.CreateAlias, distinctId)
        {
            [WireNames.DistinctId] = distinctId,
            [IdentityNames.Alias] = alias,
        };

    /// <summary>Creates an event that sets properties of a group (<c>$groupidentify</c>), a company for example.</summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. With a blank one the event is not sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. With a blank one the event is not sent.</param>
    /// <param name="properties">Properties of the group; they overwrite existing ones.</param>
    /// <param name="distinctId">The distinct id of the event. Null or blank, the default, means one made from the group, such as <c>$company_acme</c>.</param>
    public static PostHogEvent GroupIdentify(
        string groupType,
        string groupKey,
        Dictionary<string, object?>? properties = null,
        string? distinctId = null
    ) =>
        new(
            IdentityNames.GroupIdentify,
            string.IsNullOrWhiteSpace(distinctId) ? $"${groupType}_{groupKey}" : distinctId!
        )
        {
            [IdentityNames.GroupType] = groupType,
            [IdentityNames.GroupKey] = groupKey,
            [WireNames.GroupSet] = properties ?? [],
        };

    private static PostHogEvent Set(PostHogEvent posthogEvent, Dictionary<string, object?>? setOnce)
    {
        if (setOnce is { Count: > 0 })
        {
            posthogEvent[WireNames.SetOnce] = setOnce;
        }

        return posthogEvent;
    }
}
