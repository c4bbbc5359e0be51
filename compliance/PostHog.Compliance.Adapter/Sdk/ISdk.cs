namespace PostHog.Compliance.Sdk;

/// <summary>The client under test, async or blocking.</summary>
internal interface ISdk
{
    /// <summary>The counters of its queues.</summary>
    public IReadOnlyList<QueueDiagnostics> Queues { get; }

    /// <summary>Puts an event into the queue.</summary>
    public EnqueueResult Enqueue(PostHogEvent captured);

    /// <summary>Puts an event into the queue of AI events.</summary>
    public EnqueueResult EnqueueAi(PostHogEvent captured);

    /// <summary>Evaluates one flag; null when it has no value.</summary>
    public Task<FeatureFlag?> GetFlagAsync(
        string key,
        string distinctId,
        EvaluateFlagsOptions options,
        CancellationToken cancellationToken
    );

    /// <summary>How things stand with the definitions of flags.</summary>
    public LocalEvaluationStatus LocalEvaluation { get; }

    /// <summary>Loads the definitions of flags anew.</summary>
    public Task<LocalEvaluationStatus> ReloadDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>Sends what is queued.</summary>
    public Task<FlushResult> FlushAsync();

    /// <summary>Ends the client without giving it time to deliver anything.</summary>
    public Task AbandonAsync();
}
