using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>A provider that has no definitions.</summary>
internal sealed class EmptyDefinitions : IFlagDefinitionProvider
{
    public Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<FlagDefinitionData?>(null);

    public Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(false);

    public Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public Task ShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
