namespace PostHog.Extensions.AI;

/// <summary>
/// What PostHog captures of the calls of a model: of all calls of a wrapper, or of one call, whose values take
/// precedence. Not thread-safe; do not change it once it is in use.
/// </summary>
public sealed class PostHogAiOptions
{
    private Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _properties = new(StringComparer.Ordinal);

    /// <summary>
    /// The person that calls the model. Null, the default, means that of the current scope
    /// (<c>BeginAiTrace</c>) or request context; without one, the event is personless, with the trace id as distinct
    /// id.
    /// </summary>
    public string? DistinctId { get; set; }

    /// <summary>
    /// The trace that the call belongs to. Null, the default, means the current scope, or the run of function
    /// invocation that makes the call; otherwise each call is a trace of its own.
    /// </summary>
    public string? TraceId { get; set; }

    /// <summary>
    /// The conversation. Null, the default, means that of the current scope, or else the caller's
    /// <c>ConversationId</c> in the options of the call.
    /// </summary>
    public string? SessionId { get; set; }

    /// <summary>What the call is part of: the span id of another event. Null, the default, means the current
    /// scope.</summary>
    public string? ParentId { get; set; }

    /// <summary>The name of the call, such as <c>summarise</c>. Null, the default, for none.</summary>
    public string? SpanName { get; set; }

    /// <summary>The name of the prompt in PostHog's prompt management. Null, the default, for none.</summary>
    public string? PromptName { get; set; }

    /// <summary>The version of that prompt. Null, the default, for none.</summary>
    public int? PromptVersion { get; set; }

    /// <summary>
    /// Whether content is not sent, in addition to <see cref="PostHogOptions.PrivacyMode"/>. Default false. True for the
    /// wrapper or for the call is enough.
    /// </summary>
    public bool PrivacyMode { get; set; }

    /// <summary>
    /// Whether the tools that function invocation calls are captured as <c>$ai_span</c>. Default true. It makes
    /// Microsoft's function invocation start an activity for each; false leaves the activities of the process alone. Has
    /// no effect for a single call.
    /// </summary>
    public bool CaptureTools { get; set; } = true;

    /// <summary>The flags that applied, which the events contain. Null, the default, for none.</summary>
    public FeatureFlagEvaluations? Flags { get; set; }

    /// <summary>
    /// The groups that the events belong to, type to key. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, string> Groups
    {
        get => _groups;
        set =>
            _groups = new(
                value ?? throw new ArgumentNullException(nameof(value)),
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// Properties of the events. They take precedence over what was captured, except the outcome: tools, stop reason and
    /// error. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> Properties
    {
        get => _properties;
        set =>
            _properties = new(
                value ?? throw new ArgumentNullException(nameof(value)),
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// Changes each event before it is queued, for example to set your prices. It runs on the thread that ends the call;
    /// if it throws, the event is sent without its changes, and a warning is logged. Null, the default, for none.
    /// </summary>
    public Action<AiModelCall>? Configure { get; set; }
}
