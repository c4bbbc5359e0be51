using Microsoft.Extensions.Caching.Distributed;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>Several processes sharing one cache, with either client.</summary>
internal static class Fleet
{
    public const string Feed = "{\"flags\":[{\"key\":\"beta\"}],\"property_matching_version\":2}";

    /// <summary>How long an entry of a lease lives: the lease, in whole seconds.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(19.5);

    public static IMember Async(IDistributedCache cache, string prefix) =>
        new AsyncMember(new Async.Caching.DistributedFlagDefinitions(cache, prefix, Lease));

    public static IMember Blocking(IDistributedCache cache, string prefix) =>
        new BlockingMember(new Blocking.Caching.DistributedFlagDefinitions(cache, prefix, Lease));

    private sealed class AsyncMember(Async.Caching.DistributedFlagDefinitions own) : IMember
    {
        public Task<bool> DecideAsync() => own.ShouldFetchDefinitionsAsync(CancellationToken.None);

        public Task<FlagDefinitionData?> ReadAsync() =>
            own.GetDefinitionsAsync(CancellationToken.None);

        public Task StoreAsync(FlagDefinitionData data) =>
            own.OnDefinitionsReceivedAsync(data, CancellationToken.None);

        public Task EndAsync() => own.ShutdownAsync(CancellationToken.None);
    }

    private sealed class BlockingMember(Blocking.Caching.DistributedFlagDefinitions own) : IMember
    {
        public Task<bool> DecideAsync() =>
            Task.FromResult(own.ShouldFetchDefinitions(CancellationToken.None));

        public Task<FlagDefinitionData?> ReadAsync() =>
            Task.FromResult(own.GetDefinitions(CancellationToken.None));

        public Task StoreAsync(FlagDefinitionData data)
        {
            own.OnDefinitionsReceived(data, CancellationToken.None);
            return Task.CompletedTask;
        }

        public Task EndAsync()
        {
            own.Shutdown(CancellationToken.None);
            return Task.CompletedTask;
        }
    }
}
