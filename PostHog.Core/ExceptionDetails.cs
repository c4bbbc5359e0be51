using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PostHog.Capture.Values;

namespace PostHog;

/// <summary>
/// Details of an exception beyond the exception itself. Everything is optional. It is read when it is passed to a
/// client. Not thread-safe.
/// </summary>
/// <remarks>A level, a source or a field of the mechanism that PostHog does not accept counts as not set.</remarks>
[SuppressMessage("Usage", "CA2225", Justification = "The constructor is the other way.")]
public sealed class ExceptionDetails : IEnumerable<KeyValuePair<string, object?>>
{
    private Dictionary<string, object?> _mechanism = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _properties = new(StringComparer.Ordinal);
    private Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _options = new(StringComparer.Ordinal);

    /// <summary>Creates details without any values.</summary>
    public ExceptionDetails() { }

    /// <summary>Creates details with properties in any shape.</summary>
    /// <param name="properties">Any dictionary, such as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a
    /// <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public ExceptionDetails(IEnumerable properties) =>
        _properties = NamedValues.Copy(
            NamedValues.Of(properties, nameof(properties)),
            nameof(properties)
        );

    /// <summary>Creates details with properties.</summary>
    /// <param name="properties">The properties, which are copied. Null means no details.</param>
    public static implicit operator ExceptionDetails?(Dictionary<string, object?>? properties) =>
        properties is null ? null : new(properties);

    /// <summary>Creates details with properties.</summary>
    /// <param name="properties">The properties, which are copied. Null means no details.</param>
    public static implicit operator ExceptionDetails?(Hashtable? properties) =>
        properties is null ? null : new(properties);

    /// <summary>Gets or sets one of the <see cref="Properties"/>. One that does not exist is null.</summary>
    /// <param name="property">The property's name.</param>
    public object? this[string property]
    {
        get => _properties.TryGetValue(property, out var value) ? value : null;
        set => _properties[property] = value;
    }

    /// <summary>Adds one of the <see cref="Properties"/>; collection initialisers call this method.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">There already is a property of that name.</exception>
    public void Add(string property, object? value) => _properties.Add(property, value);

    /// <summary>Returns an enumerator over the <see cref="Properties"/>.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// The severity: <c>fatal</c>, <c>error</c>, <c>warning</c>, <c>log</c>, <c>info</c> or <c>debug</c>; words such as
    /// <c>critical</c>, <c>warn</c>, <c>notice</c> and <c>trace</c> are accepted too. Null, the default, means
    /// <c>error</c>.
    /// </summary>
    public string? Level { get; set; }

    /// <summary>
    /// Whether the application handled it. Null, the default, means true for an exception that you report yourself.
    /// </summary>
    public bool? Handled { get; set; }

    /// <summary>
    /// The key by which PostHog groups exceptions into one issue. Null or blank, the default, means PostHog's own rule.
    /// </summary>
    public string? Fingerprint { get; set; }

    /// <summary>
    /// The hook that caught it, for integrations: technology and hook in lower case, such as
    /// <c>aspnetcore.middleware</c>. Null, the default, for an exception that you report yourself.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>
    /// Further fields of the outermost exception's mechanism, for integrations: <c>type</c> (a string, such as
    /// <c>middleware</c>; <c>generic</c> by default), <c>synthetic</c> (true or false), and others of your own.
    /// <see cref="Handled"/> takes precedence over a field of that name. Never null; a dictionary that is assigned is
    /// copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Mechanism
    {
        get => _mechanism;
        set => _mechanism = NamedValues.Copy(value, nameof(Mechanism));
    }

    /// <summary>
    /// Properties of the event, by name. Those that contain the exception itself, such as <c>$exception_list</c>, are
    /// reserved for the library and left out. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Properties
    {
        get => _properties;
        set => _properties = NamedValues.Copy(value, nameof(Properties));
    }

    /// <summary>
    /// The groups that the event belongs to, type to key. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, string> Groups
    {
        get => _groups;
        set => _groups = NamedValues.Copy(value, nameof(Groups));
    }

    /// <summary>
    /// How PostHog processes the event; see <see cref="PostHogEvent.Options"/>. Never null; a dictionary that is
    /// assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Options
    {
        get => _options;
        set => _options = NamedValues.Copy(value, nameof(Options));
    }

    /// <summary>
    /// The flags that applied when it happened; see <see cref="PostHogEvent.Flags"/>. Null, the default, adds no flags.
    /// </summary>
    public FeatureFlagEvaluations? Flags { get; set; }

    /// <summary>When it happened. Null, the default, means the time of the call.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The id by which PostHog recognises duplicates. Null, the default, means a new one.</summary>
    public Guid? Uuid { get; set; }
}
