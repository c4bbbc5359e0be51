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
}
