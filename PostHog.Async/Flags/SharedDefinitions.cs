using PostHog.Async.Platform;
using PostHog.Diagnostics;
using PostHog.Flags.Loading;
using PostHog.Time;

namespace PostHog.Async.Flags;

/// <summary>
/// The definitions that a provider of the host's shares. Whatever it does, throwing and hanging included, is an answer here,
/// with a warning in the log.
/// </summary>
internal sealed class SharedDefinitions(
    IFlagDefinitionProvider provider,
    TimeSpan limit,
    Clock clock,
    PostHogLog log
)
{
    private readonly BoundedCalls _calls = new(clock);

    /// <summary>Whether this process asks PostHog; true when the provider cannot tell.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ShouldFetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _calls
                .RunAsync(provider.ShouldFetchDefinitionsAsync, limit, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.DefinitionProviderFailed("ShouldFetchDefinitions", fault);
            return true;
        }
    }

    /// <summary>Reads the definitions.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DefinitionsAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var data = await _calls
                .RunAsync(provider.GetDefinitionsAsync, limit, cancellationToken)
                .ConfigureAwait(false);
            return DefinitionsAnswer.Shared(data);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.DefinitionProviderFailed("GetDefinitions", fault);
            return DefinitionsAnswer.Failed(DefinitionsFailures.Provider("GetDefinitions", fault));
        }
    }

    /// <summary>Stores definitions for others.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task StoreAsync(FlagDefinitionData data, CancellationToken cancellationToken)
    {
        async Task<bool> StoreAsync(CancellationToken timeUp)
        {
            await provider.OnDefinitionsReceivedAsync(data, timeUp).ConfigureAwait(false);
            return true;
        }

        try
        {
            await _calls.RunAsync(StoreAsync, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.DefinitionProviderFailed("OnDefinitionsReceived", fault);
        }
    }

    /// <summary>Tells the provider that the client is closed.</summary>
    public async Task ShutdownAsync(TimeSpan patience)
    {
        var time = patience < limit ? patience : limit;
        time = time > TimeSpan.Zero ? time : TimeSpan.Zero;
        try
        {
            // A call that the end of the polling cut short comes back soon, and what it took has to be let go of.
            var left = await _calls.WaitUntilFreeAsync(time).ConfigureAwait(false);
            await _calls.RunAsync(EndAsync, left, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            log.DefinitionProviderFailed("Shutdown", fault);
        }
    }

    private async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        await provider.ShutdownAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
