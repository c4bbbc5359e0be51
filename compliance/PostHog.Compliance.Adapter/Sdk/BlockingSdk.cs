using PostHog.Blocking;

namespace PostHog.Compliance.Sdk;

/// <summary>The client of <c>PostHog.Blocking</c>, each call that waits on a thread of its own.</summary>
internal sealed class BlockingSdk(PostHogOptions options) : ISdk
{
    private readonly PostHogClient _client = new(options);

    public IReadOnlyList<QueueDiagnostics> Queues =>
        [_client.Diagnostics.Events, _client.Diagnostics.Ai];

    public LocalEvaluationStatus LocalEvaluation => _client.LocalEvaluation;

    public EnqueueResult Enqueue(PostHogEvent captured) => _client.Enqueue(captured);

    public EnqueueResult EnqueueAi(PostHogEvent captured) => _client.EnqueueAi(captured);

    public Task<FeatureFlag?> GetFlagAsync(
        string key,
        string distinctId,
        EvaluateFlagsOptions options,
        CancellationToken cancellationToken
    ) => OnThreadAsync(() => _client.GetFeatureFlag(key, distinctId, options, cancellationToken));

    public Task<LocalEvaluationStatus> ReloadDefinitionsAsync(
        CancellationToken cancellationToken
    ) => OnThreadAsync(() => _client.ReloadFlagDefinitions(cancellationToken));

    public Task<FlushResult> FlushAsync() => OnThreadAsync(() => _client.Flush());

    public Task AbandonAsync() =>
        OnThreadAsync(() =>
        {
            var result = _client.Shutdown(TimeSpan.Zero);
            _client.Dispose();
            return result;
        });

    private static Task<T> OnThreadAsync<T>(Func<T> call) =>
        Task.Factory.StartNew(
            call,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
}
