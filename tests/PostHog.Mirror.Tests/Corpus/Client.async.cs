using System.Net;

namespace PostHog.Async.Corpus;

/// <summary>
/// A façade: guards, delegates, documents. See <see cref="FetchAsync(Uri, CancellationToken)"/> and
/// <see cref="IFetcher.FetchAsync"/>.
/// </summary>
public sealed class Client(IFetcher fetcher) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lazy<Task<string>> _greeting = new(() => fetcher.GreetAsync(CancellationToken.None));
    private bool _isDisposed;

    /// <summary>Raised after each answer.</summary>
    public Func<HttpStatusCode, CancellationToken, Task>? Answered { get; set; }

    /// <summary>Fetches one document, one at a time.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The document, or null when there is none.</returns>
    public async Task<string?> FetchAsync(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        if (!await _gate.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken).ConfigureAwait(false))
        {
            throw new TimeoutException($"{await _greeting.Value.ConfigureAwait(false)}: still busy");
        }

        try
        {
            var (status, text) = await fetcher
                .FetchAsync(address, cancellationToken)
                .ConfigureAwait(false);
            await (Answered?.Invoke(status, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            return status == HttpStatusCode.OK ? text : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReportAsync(nameof(FetchAsync)).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _gate.Release();
        }

        Task ReportAsync(string member) => fetcher.ReportAsync(member + " was cancelled");
    }

    /// <summary>Fetches several, in order.</summary>
    public async IAsyncEnumerable<string> FetchAllAsync(
        IAsyncEnumerable<Uri> addresses,
        [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken = default
    )
    {
        await foreach (
            var address in addresses.WithCancellation(cancellationToken).ConfigureAwait(false)
        )
        {
            if (await FetchAsync(address, cancellationToken).ConfigureAwait(false) is { } text)
            {
                yield return text;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return default;
        }

        _isDisposed = true;
        _gate.Dispose();
        return fetcher.DisposeAsync();
    }
}

/// <summary>What the façade needs.</summary>
public interface IFetcher : IAsyncDisposable
{
    /// <summary>Fetches. Other than <see cref="GreetAsync"/>, it takes an address.</summary>
    Task<(HttpStatusCode Status, string Text)> FetchAsync(
        Uri address,
        CancellationToken cancellationToken
    );

    /// <summary>Greets.</summary>
    Task<string> GreetAsync(CancellationToken cancellationToken);

    /// <summary>Reports; by default nowhere.</summary>
    Task ReportAsync(string text) => Task.CompletedTask;
}
