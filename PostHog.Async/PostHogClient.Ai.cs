using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Whether the content of AI calls stays in this process (<see cref="PostHogOptions.PrivacyMode"/>). For
    /// integrations that capture AI calls.
    /// </summary>
    public bool PrivacyMode => _parts.Settings.PrivacyMode;

    /// <summary>
    /// Whether AI calls are captured with their media (<see cref="PostHogOptions.EnableFullAiCapture"/>). For
    /// integrations that capture AI calls.
    /// </summary>
    public bool EnableFullAiCapture => _parts.Settings.EnableFullAiCapture;

    /// <summary>
    /// Queues one AI event (such as <c>$ai_generation</c>) and returns at once. AI events may be up to 8 MiB and have
    /// their own queue and endpoint.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes have no effect.</param>
    /// <returns>Whether the event was queued, and if not, why.</returns>
    public EnqueueResult EnqueueAi(PostHogEvent posthogEvent) => _pipeline.Ai.Enqueue(posthogEvent);

    /// <summary>
    /// Sends one AI event (such as <c>$ai_generation</c>), up to 8 MiB, to the endpoint for AI events, and returns once
    /// the API has responded, after retries if necessary.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes have no effect.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event: delivered, not delivered with the reason, or unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="posthogEvent"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureAiAsync(
        PostHogEvent posthogEvent,
        CancellationToken cancellationToken = default
    )
    {
        if (posthogEvent is null)
        {
            throw new ArgumentNullException(nameof(posthogEvent));
        }

        return await _aiSender
            .CaptureAsync([posthogEvent], historicalMigration: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Begins a trace: every event about AI that is created until its end becomes part of it. Disposing it queues the
    /// event <c>$ai_trace</c>. Inside another scope it is a trace of its own.
    /// </summary>
    /// <param name="name">The name of the trace, such as <c>answer question</c>.</param>
    /// <param name="distinctId">The person's id, for all events inside too. Null or blank, the default, means the
    /// person of the context; without one the events are personless.</param>
    /// <param name="sessionId">The conversation it belongs to. Null, the default, for none.</param>
    /// <returns>The scope, which has begun.</returns>
    public AiScope BeginAiTrace(string name, string? distinctId = null, string? sessionId = null)
    {
        var trace = new AiTrace(distinctId)
        {
            TraceId = "",
            TraceName = name,
            SpanName = name,
        };
        trace.SpanId = trace.TraceId;
        trace.SessionId = sessionId ?? trace.SessionId;
        return new AiScope(trace, Enqueue, _parts.Clock);
    }

    /// <summary>
    /// Begins a step of the current trace, or of a new one: a tool, a search, an agent. Disposing it queues the event
    /// <c>$ai_span</c>.
    /// </summary>
    /// <param name="name">The name of the step, such as <c>look up order</c>.</param>
    /// <param name="spanType">The kind of step, such as <c>tool</c>. Null, the default, for none.</param>
    /// <returns>The scope, which has begun.</returns>
    public AiScope BeginAiSpan(string name, string? spanType = null) =>
        new(new AiSpan { SpanName = name, SpanType = spanType }, Enqueue, _parts.Clock);

    /// <summary>The clock, for integrations that measure AI calls.</summary>
    internal Clock Clock => _parts.Clock;

    /// <summary>The log, for integrations that capture AI calls.</summary>
    internal PostHogLog Log => _parts.Log;

    // Content in full is too large for the other queue.
    private bool IsForAiQueue(PostHogEvent? posthogEvent) =>
        posthogEvent is AiEvent && EnableFullAiCapture;
}
