using System.Collections;
using PostHog.Capture.Values;
using PostHog.Context;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// The person, session and other data of the current work, such as a request: everything captured in the context gets
/// these values unless it has its own. Begin it with <c>BeginContext</c> of a client, which copies it. Not thread-safe
/// until it has begun.
/// </summary>
/// <remarks>
/// Values of an event take precedence over those of the context, and these over
/// <see cref="PostHogOptions.SuperProperties"/> and <see cref="PostHogOptions.SuperOptions"/>. Inside a context without
/// a distinct id, events without one are personless.
/// <see cref="PostHogEvent.SetPersonProperties(string, Dictionary{string, object}, Dictionary{string, object})"/> keeps
/// the id it was given; alias and group events take only the session from a context.
/// </remarks>
public sealed class PostHogContext
{
    private Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _properties = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _options = new(StringComparer.Ordinal);

    /// <summary>
    /// The person that everything is about, except events with their own distinct id. Null or blank means the person of
    /// the surrounding context, or none.
    /// </summary>
    public string? DistinctId { get; set; }

    /// <summary>The session of the person's browser or app, as the property <c>$session_id</c>.</summary>
    public string? SessionId { get; set; }

    /// <summary>The person's device, as the property <c>$device_id</c>.</summary>
    public string? DeviceId { get; set; }

    /// <summary>
    /// The groups that events belong to, type to key. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, string> Groups
    {
        get => _groups;
        set => _groups = NamedValues.Copy(value, nameof(Groups));
    }

    /// <summary>
    /// Properties for events that do not have them, by name. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Properties
    {
        get => _properties;
        set => _properties = NamedValues.Copy(value, nameof(Properties));
    }

    /// <summary>Adds properties in any shape; they replace those of the same names.</summary>
    /// <param name="properties">Any dictionary, such as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a
    /// <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <returns>This context.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public PostHogContext With(IEnumerable properties)
    {
        NamedValues.AddTo(_properties, properties, nameof(properties));
        return this;
    }

    /// <summary>
    /// Options for events that do not set them; see <see cref="PostHogEvent.Options"/>. Never null; a dictionary that
    /// is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Options
    {
        get => _options;
        set => _options = NamedValues.Copy(value, nameof(Options));
    }

    /// <summary>
    /// Whether nothing is inherited from the surrounding context. Default false: unset values are inherited, and
    /// properties, options and groups are added to those of the surrounding context. Use true for the start of a
    /// request.
    /// </summary>
    public bool IsFresh { get; set; }

    /// <summary>
    /// Whether calls for single flags in this context share one evaluation: the first call evaluates all flags, with at
    /// most one request, and later calls for the same person, groups and properties read the same result until flags or
    /// definitions are reloaded. A result that failed is not shared: the next call evaluates again. Use true for the work of one request. Default false: each call evaluates its own
    /// flag. Nested contexts share too, unless they are fresh.
    /// </summary>
    public bool SharesFlags { get; set; }

    /// <summary>
    /// Creates a fresh context from the tracing headers that PostHog's browser library adds to requests:
    /// <c>X-POSTHOG-DISTINCT-ID</c> and <c>X-POSTHOG-SESSION-ID</c>, in any case. Control characters are removed,
    /// values are cut to 1000 characters, and the first non-blank value of a repeated header is used. Never throws:
    /// unreadable headers are ignored.
    /// </summary>
    /// <remarks>Anyone can send these headers: they only claim an identity. Never use them for authorisation.</remarks>
    /// <typeparam name="TValue">A string, or a sequence of strings, depending on the web framework.</typeparam>
    /// <param name="headers">The headers of a request. Null means none.</param>
    public static PostHogContext FromHeaders<TValue>(
        IEnumerable<KeyValuePair<string, TValue>>? headers
    )
    {
        var (distinctId, sessionId) = TracingHeaders.Read(headers);
        return new PostHogContext
        {
            DistinctId = distinctId,
            SessionId = sessionId,
            IsFresh = true,
        };
    }

    /// <summary>Begins this context for the current work.</summary>
    internal ContextScope Begin() =>
        ContextScope.Begin(
            new ContextValues(
                Text(DistinctId),
                Text(SessionId),
                Text(DeviceId),
                Groups.Count == 0
                    ? ContextValues.NoGroups
                    : new Dictionary<string, string>(Groups, StringComparer.Ordinal),
                Properties.Count == 0
                    ? ContextValues.Nothing
                    : Copy(Properties.Where(one => !ExceptionNames.IsReserved(one.Key))),
                Options.Count == 0
                    ? ContextValues.Nothing
                    : Copy(Options.Where(one => !Capture.Values.NullValue.Is(one.Value)))
            ),
            IsFresh,
            SharesFlags
        );

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Dictionary<string, object?> Copy(
        IEnumerable<KeyValuePair<string, object?>> values
    ) =>
        values.ToDictionary(one => one.Key, one => ValueCopy.Of(one.Value), StringComparer.Ordinal);
}
