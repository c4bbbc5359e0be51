using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog;

[SuppressMessage(
    "Design",
    "MA0016",
    Justification = "With the type itself a call can say new() { [\"plan\"] = \"pro\" }."
)]
public partial class PostHogEvent
{
    private static readonly Dictionary<string, object?> NoValues = [];

    /// <summary>
    /// Creates an event that identifies a person (<c>$identify</c>): it creates a person profile for the id, and sets
    /// its properties.
    /// </summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. A null is sent as null.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    public static PostHogEvent Identify(
        string? distinctId = null,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null
    ) => IdentifyWith(distinctId, set, setOnce);

    /// <summary>Creates an event that identifies a person, with properties in any shape.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them, also in any shape.</param>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    public static PostHogEvent Identify(
        [Optional] string? distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null
    ) =>
        IdentifyWith(
            distinctId,
            NamedValues.Check(set, nameof(set)),
            NamedValues.Check(setOnce, nameof(setOnce))
        );

    /// <summary>Creates an event that identifies a person, with initial properties in any shape.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Null, the default, for none.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    public static PostHogEvent Identify(
        [Optional] string? distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce
    ) => IdentifyWith(distinctId, set, NamedValues.Check(setOnce, nameof(setOnce)));

    /// <summary>
    /// Creates an event that only sets properties of a person (<c>$set</c>). If there is nothing to set, it is not
    /// sent.
    /// </summary>
    /// <param name="distinctId">The person's id. If it is blank, the event is not sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    public static PostHogEvent SetPersonProperties(
        string distinctId,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null
    ) => SetWith(distinctId, set, setOnce);

    /// <summary>Creates an event that only sets properties of a person, in any shape.</summary>
    /// <param name="distinctId">The person's id. If it is blank, the event is not sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them, also in any shape.</param>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    public static PostHogEvent SetPersonProperties(
        string distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null
    ) =>
        SetWith(
            distinctId,
            NamedValues.Check(set, nameof(set)),
            NamedValues.Check(setOnce, nameof(setOnce))
        );

    /// <summary>Creates an event that only sets initial properties of a person, in any shape.</summary>
    /// <param name="distinctId">The person's id. If it is blank, the event is not sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Null, the default, for none.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    public static PostHogEvent SetPersonProperties(
        string distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce
    ) => SetWith(distinctId, set, NamedValues.Check(setOnce, nameof(setOnce)));

    /// <summary>
    /// Creates an event that gives a person a second id (<c>$create_alias</c>): events of both then belong to the same
    /// person.
    /// </summary>
    /// <param name="distinctId">The existing id of the person. If it is blank, the event is not sent.</param>
    /// <param name="alias">The second id, which must not belong to another person. If it is blank, the event is not
    /// sent.</param>
    public static PostHogEvent Alias(string distinctId, string alias) =>
        new(IdentityNames.CreateAlias, distinctId)
        {
            [WireNames.DistinctId] = distinctId,
            [IdentityNames.Alias] = alias,
        };

    /// <summary>Creates an event that sets properties of a group (<c>$groupidentify</c>), such as a company.</summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. If it is blank, the event is not
    /// sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. If it is blank, the event is not sent.</param>
    /// <param name="properties">Properties of the group; they overwrite existing ones.</param>
    /// <param name="distinctId">The distinct id of the event. Null or blank, the default, means one derived from the
    /// group, such as <c>$company_acme</c>.</param>
    public static PostHogEvent GroupIdentify(
        string groupType,
        string groupKey,
        Dictionary<string, object?>? properties = null,
        string? distinctId = null
    ) => GroupWith(groupType, groupKey, properties, distinctId);

    /// <summary>Creates an event that sets properties of a group, in any shape.</summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. If it is blank, the event is not
    /// sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. If it is blank, the event is not sent.</param>
    /// <param name="properties">Properties of the group; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="distinctId">The distinct id of the event. Null or blank, the default, means one derived from the
    /// group, such as <c>$company_acme</c>.</param>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    public static PostHogEvent GroupIdentify(
        string groupType,
        string groupKey,
        IEnumerable? properties,
        string? distinctId = null
    ) =>
        GroupWith(
            groupType,
            groupKey,
            NamedValues.Check(properties, nameof(properties)),
            distinctId
        );

    private static PostHogEvent IdentifyWith(
        string? distinctId,
        IEnumerable? set,
        IEnumerable? setOnce
    ) =>
        AddOnce(
            new(IdentityNames.Identify, distinctId ?? "") { [WireNames.Set] = set ?? NoValues },
            setOnce
        );

    private static PostHogEvent SetWith(string distinctId, IEnumerable? set, IEnumerable? setOnce)
    {
        var posthogEvent = new PostHogEvent(IdentityNames.SetProperties, distinctId);
        if (set is not (null or ICollection { Count: 0 }))
        {
            posthogEvent[WireNames.Set] = set;
        }

        return AddOnce(posthogEvent, setOnce);
    }

    private static PostHogEvent GroupWith(
        string groupType,
        string groupKey,
        IEnumerable? properties,
        string? distinctId
    ) =>
        new(
            IdentityNames.GroupIdentify,
            string.IsNullOrWhiteSpace(distinctId) ? $"${groupType}_{groupKey}" : distinctId!
        )
        {
            [IdentityNames.GroupType] = groupType,
            [IdentityNames.GroupKey] = groupKey,
            [WireNames.GroupSet] = properties ?? NoValues,
        };

    private static PostHogEvent AddOnce(PostHogEvent posthogEvent, IEnumerable? setOnce)
    {
        if (setOnce is not (null or ICollection { Count: 0 }))
        {
            posthogEvent[WireNames.SetOnce] = setOnce;
        }

        return posthogEvent;
    }
}
