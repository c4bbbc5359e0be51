namespace PostHog.Async;

/// <summary>
/// Shares flag definitions between processes, so that one of them polls PostHog and the others read what it stored.
/// Pass an implementation to the constructor of <see cref="PostHogClient"/>.
/// </summary>
/// <remarks>
/// Members are never called concurrently for one client. If one throws, or takes longer than
/// <see cref="PostHogOptions.RequestTimeout"/>, a warning is logged and the client continues without it.
/// </remarks>
public interface IFlagDefinitionProvider
{
    /// <summary>
    /// Decides whether this process asks PostHog now. Called at the start of every load, before anything is sent.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up or the client is closed.</param>
    /// <returns>True to poll PostHog and store the result; false to use <see cref="GetDefinitionsAsync"/>.</returns>
    public Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns the shared definitions. Called when <see cref="ShouldFetchDefinitionsAsync"/> returned false, or when
    /// there is no secret key to ask PostHog with.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up or the client is closed.</param>
    /// <returns>The definitions; null if there are none yet.</returns>
    public Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores definitions for other processes. Called after each successful answer from PostHog, even if nothing has
    /// changed.
    /// </summary>
    /// <param name="definitions">The definitions that are now in use.</param>
    /// <param name="cancellationToken">Cancelled when the time for this call is up or the client is closed.</param>
    public Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Releases what the provider holds, for example its right to ask PostHog. Called once, when the client is closed.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the time for this call is up.</param>
    public Task ShutdownAsync(CancellationToken cancellationToken);
}
