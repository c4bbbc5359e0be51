using System.Net;

namespace PostHog.Blocking.Corpus;

/// <summary>
/// A façade: guards, delegates, documents. See <see cref="Fetch(Uri, CancellationToken)"/> and
/// <see cref="IFetcher.Fetch"/>.
/// </summary>
public sealed class Client(IFetcher fetcher) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lazy<string> _greeting = new(() => fetcher.Greet(CancellationToken.None));
    private bool _isDisposed;

    /// <summary>Raised after each answer.</summary>
    public Action<HttpStatusCode, CancellationToken>? Answered { get; set; }

    /// <summary>Fetches one document, one at a time.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The document, or null when there is none.</returns>
    public string? Fetch(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        if (!_gate.Wait(TimeSpan.FromSeconds(5), cancellationToken))
        {
            throw new TimeoutException($"{_greeting.Value}: still busy");
        }

        try
        {
            var (status, text) = fetcher
                .Fetch(address, cancellationToken);
            Answered?.Invoke(status, cancellationToken);
            return status == HttpStatusCode.OK ? text : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Report(nameof(Fetch));
            throw;
        }
        finally
        {
            _gate.Release();
        }

        void Report(string member) => fetcher.Report(member + " was cancelled");
    }

    /// <summary>Fetches several, in order.</summary>
    public IEnumerable<string> FetchAll(
        IEnumerable<Uri> addresses,
            CancellationToken cancellationToken = default
    )
    {
        foreach (
            var address in addresses.WithCancellation(cancellationToken)
        )
        {
            if (Fetch(address, cancellationToken) is { } text)
            {
                yield return text;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _gate.Dispose();
        fetcher.Dispose();
    }
}

/// <summary>What the façade needs.</summary>
public interface IFetcher : IDisposable
{
    /// <summary>Fetches. Other than <see cref="Greet"/>, it takes an address.</summary>
    (HttpStatusCode Status, string Text) Fetch(
        Uri address,
        CancellationToken cancellationToken
    );

    /// <summary>Greets.</summary>
    string Greet(CancellationToken cancellationToken);

    /// <summary>Reports; by default nowhere.</summary>
    void Report(string text) { }
}
