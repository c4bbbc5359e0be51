namespace PostHog.Extensions.Caching.Tests;

/// <summary>One process of a fleet.</summary>
internal interface IMember
{
    public Task<bool> DecideAsync();

    public Task<FlagDefinitionData?> ReadAsync();

    public Task StoreAsync(FlagDefinitionData data);

    public Task EndAsync();
}
