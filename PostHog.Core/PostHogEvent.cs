using System.Collections;
using PostHog.Capture;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// One thing that somebody did, with its properties. Fill it, hand it to a client, and it is written down at that
/// moment: what is changed afterwards changes nothing that was sent. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// Property values may be strings, numbers, booleans, dates, GUIDs, enums, dictionaries, sequences, JSON tokens, records
/// and plain objects. A value that JSON cannot hold is repaired or left out, with a warning in the log. Properties whose
/// value is null are not sent.
/// </remarks>
/// <example>
/// <code>
/// new PostHogEvent("order placed", "user-42") { ["total"] = 99.5, ["currency"] = "EUR" }
/// </code>
/// </example>
public sealed partial class PostHogEvent : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _properties = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _groups;
    private Dictionary<string, object?>? _options;

    /// <summary>Makes an event about somebody.</summary>
    /// <param name="name">What happened, for example <c>order placed</c>. An event with a blank name is not sent.</param>
    /// <param name="distinctId">Whom it is about: the id your application knows the person by. An event with a blank id is not sent.</param>
    public PostHogEvent(string name, string distinctId)
    {
        Name = name;
        DistinctId = distinctId;
    }

    /// <summary>
    /// Makes an event about whom the context names that is begun when it is captured; see <see cref="PostHogContext"/>. In a
    /// context without a distinct id it is personless, and without a context it is not sent.
    /// </summary>
    /// <param name="name">What happened. An event with a blank name is not sent.</param>
    public PostHogEvent(string name)
        : this(name, "") { }

    /// <summary>
    /// Makes a personless event: it counts, but creates no person profile. It gets a fresh UUIDv7 as its distinct id
    /// and the option <c>process_person_profile</c> set to false.
    /// </summary>
    /// <param name="name">What happened.</param>
    public static PostHogEvent Anonymous(string name) =>
        new(name, EventIds.NewDistinctId())
        {
            Options = { [WireNames.ProcessPersonProfileOption] = false },
        };

    /// <summary>What happened.</summary>
    public string Name { get; set; }

    /// <summary>Whom the event is about.</summary>
    public string DistinctId { get; set; }

    /// <summary>When it happened, sent as the same instant in UTC. Null, the default, means the moment of the capture call.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>
    /// The id by which PostHog recognises a repeated delivery. Null, the default, means a fresh UUIDv7, made by the
    /// capture call and reported in its verdict.
    /// </summary>
    public Guid? Uuid { get; set; }

    /// <summary>The properties of the event, by name. Never null.</summary>
    public IDictionary<string, object?> Properties => _properties;

    /// <summary>The groups the event belongs to: type to key, for example <c>company</c> to <c>acme</c>. Never null.</summary>
    public IDictionary<string, string> Groups => _groups ??= new(StringComparer.Ordinal);

    /// <summary>
    /// How PostHog is to process the event, by name. Known are <c>process_person_profile</c> (false: no person profile),
    /// <c>cookieless_mode</c>, <c>disable_skew_correction</c> and <c>product_tour_id</c>. Never null; an option set to null
    /// counts as not set.
    /// </summary>
    /// <remarks>
    /// In <see cref="CaptureMode.V1"/> all options are sent as they are, unknown ones and values of any type included; one
    /// that the server cannot read makes it drop the event. In <see cref="CaptureMode.V0"/>, whose protocol has no options,
    /// the known ones become the properties they stand for (<c>$process_person_profile</c>, <c>$cookieless_mode</c>,
    /// <c>$ignore_sent_at</c>, <c>$product_tour_id</c>), the others are left out. In both an option wins over such a property.
    /// </remarks>
    public IDictionary<string, object?> Options => _options ??= new(StringComparer.Ordinal);

    /// <summary>
    /// The flags that applied when it happened: the event says the value of each (<c>$feature/&lt;key&gt;</c>) and which are on
    /// (<c>$active_feature_flags</c>). Properties set by hand win. Null, the default, says nothing about flags.
    /// </summary>
    public FeatureFlagEvaluations? Flags { get; set; }

    /// <summary>Gets or sets one property. Reading a property that is not there gives null.</summary>
    /// <param name="property">The property's name.</param>
    public object? this[string property]
    {
        get => _properties.TryGetValue(property, out var value) ? value : null;
        set => _properties[property] = value;
    }

    /// <summary>Adds one property; this is what a collection initialiser calls.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Its value; see the remarks of this class.</param>
    /// <exception cref="ArgumentException">The event has that property already.</exception>
    public void Add(string property, object? value) => _properties.Add(property, value);

    /// <summary>Goes through the properties.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether of all properties only those stay that events about reads of flags need.</summary>
    internal bool IsMinimal { get; set; }

    /// <summary>Whether it is about the groups it names, and about none that the context adds.</summary>
    internal bool HasFixedGroups { get; set; }

    /// <summary>Whether <see cref="Groups"/> holds anything, asked without making the dictionary.</summary>
    internal bool HasGroups => _groups is { Count: > 0 };

    /// <summary>The options; null when there was none yet.</summary>
    internal Dictionary<string, object?>? OwnOptions => _options;

    /// <summary>The properties without the cost of an interface call.</summary>
    internal Dictionary<string, object?> OwnProperties => _properties;
}
