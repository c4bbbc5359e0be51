namespace PostHog.Async;

/// <summary>
/// Shares flag definitions between processes, so that one of them polls PostHog and the others read what it stored. Pass an
/// implementation to the constructor of <see cref="PostHogClient"/>.
/// </summary>
/// <remarks>
/// Members are never called concurrently for one client. If one throws, or takes longer than
/// <see cref="PostHogOptions.RequestTimeout"/>, that is logged as a warning, and the client continues without it.
/// </remarks>
public interface IFlagDefinitionProvider
{
    /// <summary>Decides whether this process asks PostHog now. Called at the start of every load, before anything is sent.</summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up, or the client is closed.</param>
    /// <returns>True to poll PostHog and store the result; false to use <see cref="GetDefinitionsAsync"/>.</returns>
    public Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>Returns the definitions that are shared. Called when <see cref="ShouldFetchDefinitionsAsync"/> said false, or when there is no secret key to ask PostHog with.</summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up, or the client is closed.</param>
    /// <returns>The definitions; null if there are none yet.</returns>
    public Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>Stores definitions for the others. Called after each successful answer of PostHog, also when nothing had changed.</summary>
    /// <param name="definitions">The definitions that are in use now.</param>
    /// <param name="cancellationToken">Cancelled when the time for this call is up, or the client is closed.</param>
    public Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    );

    /// <summary>Lets go of what it holds, for example its right to ask. Called once, when the client is closed.</summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up.</param>
    public Task ShutdownAsync(CancellationToken cancellationToken);
}
