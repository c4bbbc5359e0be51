using PostHog.Capture;
using PostHog.Context;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// Who and what is behind the work at hand, a request for example: everything captured while it is begun gets these values
/// where it does not have its own. Fill it, begin it with <c>BeginContext</c> of a client, and it is copied at that moment.
/// Not safe for concurrent use; what is begun is.
/// </summary>
/// <remarks>
/// Values of an event win over those of the context, and these over <see cref="PostHogOptions.SuperProperties"/> and
/// <see cref="PostHogOptions.SuperOptions"/>. Inside a context without a distinct id, events without one are personless.
/// Events that say who somebody is (<see cref="PostHogEvent.Identify"/> and its kind) are about the id they name; alias and
/// group events take nothing but the session from a context.
/// </remarks>
public sealed class PostHogContext
{
    /// <summary>Whom everything is about; events that name nobody are about this one. Null or blank: nobody, or whom the context around names.</summary>
    public string? DistinctId { get; set; }

    /// <summary>The session of the person's browser or app, as the property <c>$session_id</c>.</summary>
    public string? SessionId { get; set; }

    /// <summary>The person's device, as the property <c>$device_id</c>.</summary>
    public string? DeviceId { get; set; }

    /// <summary>The groups events belong to, type to key. Empty at first, never null.</summary>
    public IDictionary<string, string> Groups { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Properties that events get which do not have them, by name. Empty at first, never null.</summary>
    public IDictionary<string, object?> Properties { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Options that events get which do not set them; see <see cref="PostHogEvent.Options"/>. Empty at first, never null.</summary>
    public IDictionary<string, object?> Options { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>
    /// Whether nothing is taken over from the context around this one. Default false: what is not set here is, and properties,
    /// options and groups are added to those there. A request begins fresh.
    /// </summary>
    public bool IsFresh { get; set; }

    /// <summary>
    /// Makes a fresh context of the tracing headers that PostHog's browser library adds to requests:
    /// <c>X-POSTHOG-DISTINCT-ID</c> and <c>X-POSTHOG-SESSION-ID</c>, in any case. Control characters are taken out, texts end
    /// after 1000 characters, and of a repeated header the first that says something counts. Never throws: what cannot be
    /// read is not there.
    /// </summary>
    /// <remarks>Anybody can send these headers: they say who is said to be there, and never who may do what.</remarks>
    /// <typeparam name="TValue">A text, or a sequence of texts, as the web frameworks have them.</typeparam>
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

    /// <summary>Begins this context for the work at hand.</summary>
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
                    : Copy(Options.Where(one => !Capture.NullValue.Is(one.Value)))
            ),
            IsFresh
        );

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Dictionary<string, object?> Copy(
        IEnumerable<KeyValuePair<string, object?>> values
    ) =>
        values.ToDictionary(one => one.Key, one => ValueCopy.Of(one.Value), StringComparer.Ordinal);
}
