using System.Collections.Concurrent;
using PostHog.Async.Platform;
using PostHog.Diagnostics;
using PostHog.Flags.Loading;
using PostHog.Time;

namespace PostHog.Async.Flags;

/// <summary>
/// The definitions that the application's provider shares. If the provider throws or hangs, the failure is returned as
/// an answer, with a warning in the log.
/// </summary>
internal sealed class SharedDefinitions(
    IFlagDefinitionProvider provider,
    TimeSpan limit,
    Clock clock,
    PostHogLog log
)
{
    private readonly BoundedCalls _calls = new(clock);

    // The members whose last call failed. A failure is logged once, not at every poll.
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);

    /// <summary>Whether this process asks PostHog; true if the provider fails.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ShouldFetchAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var decided = await _calls
            .RunAsync(provider.ShouldFetchDefinitionsAsync, time, cancellationToken)
            .ConfigureAwait(false);
        LogFailure("ShouldFetchDefinitions", decided);
        return decided.Value || !decided.IsComplete;
    }

    /// <summary>Reads the definitions.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DefinitionsAnswer> ReadAsync(
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var read = await _calls
            .RunAsync(provider.GetDefinitionsAsync, time, cancellationToken)
            .ConfigureAwait(false);
        var failure = LogFailure("GetDefinitions", read);
        return failure is null
            ? DefinitionsAnswer.Shared(read.Value)
            : DefinitionsAnswer.Failed(failure);
    }

    /// <summary>Stores definitions for other processes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task StoreAsync(
        FlagDefinitionData data,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        async Task<bool> StoreAsync(CancellationToken timeUp)
        {
            await provider.OnDefinitionsReceivedAsync(data, timeUp).ConfigureAwait(false);
            return true;
        }

        var stored = await _calls
            .RunAsync(StoreAsync, time, cancellationToken)
            .ConfigureAwait(false);
        LogFailure("OnDefinitionsReceived", stored);
    }

    /// <summary>Tells the provider that the client is closed.</summary>
    public async Task ShutdownAsync(TimeSpan timeout)
    {
        var time = timeout < limit ? timeout : limit;
        time = time > TimeSpan.Zero ? time : TimeSpan.Zero;
        // A call that the end of polling cancelled ends soon, and the provider must then release what the call
        // acquired.
        var left = await _calls.WaitUntilFreeAsync(time).ConfigureAwait(false);
        var ended = await _calls
            .RunAsync(EndAsync, left, CancellationToken.None)
            .ConfigureAwait(false);
        LogFailure("Shutdown", ended);
    }

    private async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        await provider.ShutdownAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private PostHogFailure? LogFailure<T>(string member, BoundedResult<T> result)
    {
        if (result.IsComplete)
        {
            return null;
        }

        var failure = DefinitionsFailures.Provider(member, result.Fault, result.TimeoutReason);
        log.DefinitionProviderFailed(failure);
        return failure;
    }
}
