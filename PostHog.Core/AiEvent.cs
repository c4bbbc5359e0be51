using PostHog.Capture;
using PostHog.Context;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// An event about the use of a language model. Its properties are those of PostHog's AI observability, typed; the
/// indexer sets any other. Pass it to <c>Capture</c> or <c>Enqueue</c> like every event. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>With <see cref="PostHogOptions.PrivacyMode"/> or <see cref="PrivacyMode"/>, content is not sent: input, output,
/// states, instructions, and the message of an error. Otherwise media are replaced by placeholders, and a text longer
/// than 200 000 bytes in UTF-8 is cut, unless <see cref="PostHogOptions.EnableFullAiCapture"/> is on; the event then
/// also uses the queue and the endpoint for AI events, which take up to 8 MiB.</para>
/// <para>Without a distinct id, here or in the context (<see cref="PostHogContext"/>), the trace id is the distinct id
/// and the event is personless.</para>
/// </remarks>
public abstract class AiEvent : PostHogEvent
{
    // As many as a TimeSpan can hold.
    private const double MaxSeconds = 9.2e11;

    private bool _inheritsParent;
    private bool _saysIsError;

    private protected AiEvent(string name, string? distinctId, int capacity = 0)
        : base(name, string.IsNullOrWhiteSpace(distinctId) ? "" : distinctId!, capacity)
    {
        var scope = CurrentAiScope.Value;
        Set(AiNames.TraceId, scope?.TraceId ?? EventIds.NewDistinctId());
        if (scope is null)
        {
            return;
        }

        _inheritsParent = true;
        Set(AiNames.ParentId, scope.SpanId);
        Set(AiNames.SessionId, scope.Event.SessionId);
        if (DistinctId.Length == 0)
        {
            DistinctId = scope.Event.DistinctId;
        }
    }

    /// <summary>
    /// The trace: everything with the same id belongs to one unit of work, such as answering one question. By default
    /// that of the current <see cref="AiScope"/>, or a new UUID. May contain letters, digits and <c>-_~.@()!':|</c>.
    /// A blank one sets a new UUID.
    /// </summary>
    public string TraceId
    {
        get
        {
            var id = Text(AiNames.TraceId);
            if (id is null)
            {
                id = EventIds.NewDistinctId();
                Set(AiNames.TraceId, id);
            }

            return id;
        }
        set
        {
            var id = string.IsNullOrWhiteSpace(value) ? EventIds.NewDistinctId() : value;
            if (_inheritsParent && id != TraceId)
            {
                ParentId = null;
            }

            Set(AiNames.TraceId, id);
        }
    }

    /// <summary>The conversation that the trace belongs to. Null, the default, for none outside a scope.</summary>
    public string? SessionId
    {
        get => Text(AiNames.SessionId);
        set => Set(AiNames.SessionId, value);
    }

    /// <summary>
    /// What this event is part of: the <see cref="AiTask.SpanId"/> of another event. By default that of the current
    /// <see cref="AiScope"/>; null means the trace itself.
    /// </summary>
    public string? ParentId
    {
        get => Text(AiNames.ParentId);
        set
        {
            _inheritsParent = false;
            Set(AiNames.ParentId, value);
        }
    }

    /// <summary>Whether it failed. Set together with <see cref="Error"/>, unless you set it.</summary>
    public bool? IsError
    {
        get => this[AiNames.IsError] as bool?;
        set
        {
            _saysIsError = value is not null;
            Set(AiNames.IsError, value);
        }
    }

    /// <summary>
    /// Why it failed: an exception, a text or an object. Of an exception, the types, messages and the beginnings of the
    /// stack traces are sent. Setting it sets <see cref="IsError"/> too. Null, the default, for no error.
    /// </summary>
    public object? Error
    {
        get => this[AiNames.Error];
        set
        {
            Set(AiNames.Error, value);
            if (!_saysIsError)
            {
                Set(AiNames.IsError, value is null ? null : true);
            }
        }
    }

    /// <summary>
    /// Whether the content of this event is not sent, in addition to <see cref="PostHogOptions.PrivacyMode"/>, which
    /// holds for all. Default false.
    /// </summary>
    public bool PrivacyMode { get; set; }

    /// <summary>
    /// Whether content was already prepared as the options of the client say; it is then sent as it is.
    /// </summary>
    internal bool IsPrepared { get; set; }

    private protected string? Text(string property) => this[property] as string;

    private protected long? Count(string property) => this[property] as long?;

    private protected double? Number(string property) => this[property] as double?;

    private protected TimeSpan? Time(string property) =>
        this[property] is double seconds && Math.Abs(seconds) < MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    // Null removes a property, so that a lower layer may set it.
    private protected void Set(string property, object? value)
    {
        if (value is null)
        {
            OwnProperties.Remove(property);
        }
        else
        {
            this[property] = value;
        }
    }

    private protected void SetTime(string property, TimeSpan? value) =>
        Set(property, value?.TotalSeconds);
}
