namespace PostHog;

/// <summary>
/// Details of an exception beyond the exception itself. Everything is optional. It is read when it is passed to a client.
/// Not thread-safe.
/// </summary>
/// <remarks>A level, a source or a field of the mechanism that PostHog does not accept counts as not set.</remarks>
public sealed class ExceptionDetails
{
    /// <summary>
    /// The severity: <c>fatal</c>, <c>error</c>, <c>warning</c>, <c>log</c>, <c>info</c> or <c>debug</c>; words such as
    /// <c>critical</c>, <c>warn</c>, <c>notice</c> and <c>trace</c> are accepted too. Null, the default, means
    /// <c>error</c>.
    /// </summary>
    public string? Level { get; set; }

    /// <summary>Whether the application handled it. Null, the default, means true for an exception that you report yourself.</summary>
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
    /// Further fields of the outermost exception's mechanism, for integrations: <c>type</c> (text, such as <c>middleware</c>;
    /// <c>generic</c> by default), <c>synthetic</c> (true or false), and others of your own. <see cref="Handled"/> wins over a
    /// field of that name. Empty at first, never null.
    /// </summary>
    public IDictionary<string, object?> Mechanism { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>
    /// Properties of the event, by name. Those that hold the exception itself, such as <c>$exception_list</c>, are the
    /// library's alone, and left out. Empty at first, never null.
    /// </summary>
    public IDictionary<string, object?> Properties { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The groups the event belongs to, type to key. Empty at first, never null.</summary>
    public IDictionary<string, string> Groups { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How PostHog is to process the event; see <see cref="PostHogEvent.Options"/>. Empty at first, never null.</summary>
    public IDictionary<string, object?> Options { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The flags that applied when it happened; see <see cref="PostHogEvent.Flags"/>. Null, the default, says nothing about flags.</summary>
    public FeatureFlagEvaluations? Flags { get; set; }

    /// <summary>When it happened. Null, the default, means the time of the call.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The id by which PostHog recognises duplicates. Null, the default, means a new one.</summary>
    public Guid? Uuid { get; set; }
}
