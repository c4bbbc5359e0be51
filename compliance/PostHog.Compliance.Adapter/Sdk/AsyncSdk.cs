using PostHog.Async;

namespace PostHog.Compliance.Sdk;

/// <summary>The client of <c>PostHog.Async</c>.</summary>
internal sealed class AsyncSdk(PostHogOptions options) : ISdk
{
    private readonly PostHogClient _client = new(options);

    public IReadOnlyList<QueueDiagnostics> Queues =>
        [_client.Diagnostics.Events, _client.Diagnostics.Ai];

    public LocalEvaluationStatus LocalEvaluation => _client.LocalEvaluation;

    public EnqueueResult Enqueue(PostHogEvent captured) => _client.Enqueue(captured);

    public EnqueueResult EnqueueAi(PostHogEvent captured) => _client.EnqueueAi(captured);

    public async Task<FeatureFlag?> GetFlagAsync(
        string key,
        string distinctId,
        EvaluateFlagsOptions options,
        CancellationToken cancellationToken
    ) => await _client.GetFeatureFlagAsync(key, distinctId, options, cancellationToken);

    public async Task<LocalEvaluationStatus> ReloadDefinitionsAsync(
        CancellationToken cancellationToken
    ) => await _client.ReloadFlagDefinitionsAsync(cancellationToken);

    public async Task<FlushResult> FlushAsync() => await _client.FlushAsync();

    public async Task AbandonAsync()
    {
        await _client.ShutdownAsync(TimeSpan.Zero);
        await _client.DisposeAsync();
    }
}
