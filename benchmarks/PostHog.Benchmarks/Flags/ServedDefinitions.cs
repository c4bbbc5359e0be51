using System.Diagnostics.CodeAnalysis;

namespace PostHog.Benchmarks.Flags;

/// <summary>Hands out definitions that are here already, with both clients: no network, no disk, no poll in the middle.</summary>
internal sealed class ServedDefinitions(string definitions)
    : Async.IFlagDefinitionProvider,
        Blocking.IFlagDefinitionProvider
{
    private readonly FlagDefinitionData _definitions = FlagDefinitionData.FromJson(definitions)!;

    /// <summary>Options of a client that asks nobody.</summary>
    public static PostHogOptions Options() =>
        new()
        {
            ProjectToken = "phc_benchmark",
            SecretKey = "phs_benchmark",
            OnlyEvaluateFlagsLocally = true,
            FeatureFlagPollInterval = TimeSpan.FromHours(1),
            Host = "http://127.0.0.1:9/",
            ShutdownTimeout = TimeSpan.FromTicks(1),
        };

    public static Async.PostHogClient AsyncClient(int flags) =>
        Ready(new Async.PostHogClient(Options(), new ServedDefinitions(Inputs.Definitions(flags))));

    public static Blocking.PostHogClient BlockingClient(int flags) =>
        BlockingClient(Inputs.Definitions(flags));

    public static Blocking.PostHogClient BlockingClient(string definitions)
    {
        var client = new Blocking.PostHogClient(Options(), new ServedDefinitions(definitions));
        return client.WaitUntilLocalEvaluationReady(TimeSpan.FromSeconds(10))
            ? client
            : throw new InvalidOperationException("The definitions were not taken.");
    }

    public Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(false);

    public Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<FlagDefinitionData?>(_definitions);

    public Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public Task ShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public bool ShouldFetchDefinitions(CancellationToken cancellationToken) => false;

    public FlagDefinitionData? GetDefinitions(CancellationToken cancellationToken) => _definitions;

    public void OnDefinitionsReceived(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    ) => _ = definitions;

    public void Shutdown(CancellationToken cancellationToken) => _ = cancellationToken;

    [SuppressMessage("Usage", "VSTHRD002", Justification = "A benchmark has nothing else to do.")]
    private static Async.PostHogClient Ready(Async.PostHogClient client)
    {
        var isReady = client
            .WaitUntilLocalEvaluationReadyAsync(TimeSpan.FromSeconds(10))
            .GetAwaiter()
            .GetResult();
        return isReady
            ? client
            : throw new InvalidOperationException("The definitions were not taken.");
    }
}
