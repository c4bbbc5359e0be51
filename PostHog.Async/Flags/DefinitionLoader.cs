using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Flags.Loading;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Flags;

/// <summary>
/// Keeps the flag definitions fresh: loads them at once, then repeatedly in the background, from PostHog or from a
/// shared store. Only one load runs at a time.
/// </summary>
internal sealed partial class DefinitionLoader
{
    private const string Name = "PostHog flag definitions";

    private static readonly TimeSpan DefaultReadyTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WorkerStopTimeout = TimeSpan.FromSeconds(2);

    private readonly DefinitionParts _own;
    private readonly Clock _clock;
    private readonly Func<double> _jitter;
    private readonly PostHogLog _log;
    private readonly DefinitionsState _state;
    private readonly RedirectingSender _http;
    private readonly SharedDefinitions? _shared;
    private readonly Mailbox _mailbox;
    private readonly AsyncLock _turn = new();
    private readonly AsyncLock _stop = new();
    private readonly ReadySignal _ready;
    private readonly Worker _worker;
    private bool _isStopped;

    public DefinitionLoader(
        DefinitionParts own,
        RedirectingSender http,
        IFlagDefinitionProvider? provider,
        Clock clock,
        Func<double> jitter,
        PostHogLog log
    )
    {
        _clock = clock;
        _jitter = jitter;
        _log = log;
        _own = own;
        _state = own.State;
        _http = http;
        _shared = provider is null
            ? null
            : new SharedDefinitions(provider, own.Timeout, clock, log);
        _mailbox = new Mailbox(clock);
        _ready = new ReadySignal(clock);
        _worker = Worker.Start(Name, RunAsync, log.WorkerFailed);
    }

    /// <summary>The current status.</summary>
    public LocalEvaluationStatus Status => _state.Status(_clock.Elapsed);

    /// <summary>Loads the complete definitions now.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<LocalEvaluationStatus> ReloadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Volatile.Read(ref _isStopped))
        {
            await ReloadOnceAsync(cancellationToken).ConfigureAwait(false);
            _mailbox.Signal();
        }

        return Status;
    }

    /// <summary>
    /// Returns once definitions are loaded, the key is refused, the time is up or the client is closed.
    /// </summary>
    /// <returns>Whether definitions are loaded.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> WaitUntilReadyAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        await _ready
            .WaitAsync(timeout ?? DefaultReadyTimeout, cancellationToken)
            .ConfigureAwait(false);
        return _state.IsReady;
    }

    /// <summary>Discards the definitions until they are loaded again.</summary>
    public void Clear()
    {
        _state.Clear();
        ShowReadiness();
    }

    /// <summary>Ends the background work, once; the definitions stay unchanged.</summary>
    /// <param name="timeout">How long to wait for the provider.</param>
    public async Task StopAsync(TimeSpan timeout)
    {
        using (await _stop.EnterAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (_isStopped)
            {
                return;
            }

            Volatile.Write(ref _isStopped, value: true);
            _state.Stop();
            _ready.Open();
            await _worker.StopAsync(WorkerStopTimeout).ConfigureAwait(false);
            if (_shared is not null)
            {
                await _shared.ShutdownAsync(timeout).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stops loading, because the client is being finalised.</summary>
    public void Forget()
    {
        Volatile.Write(ref _isStopped, value: true);
        _state.Stop();
        _mailbox.Signal();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!Volatile.Read(ref _isStopped))
        {
            var wait = _state.TimeUntilDue(_clock.Elapsed);
            if (wait <= TimeSpan.Zero)
            {
                await PollAsync(stop).ConfigureAwait(false);
            }
            else
            {
                await _mailbox.WaitAsync(wait, stop).ConfigureAwait(false);
            }
        }
    }

    private void Announce(LoadResult result)
    {
        LoadLog.Write(_log, result, Status);
        ShowReadiness();
    }

    // The wait also ends if the client is closed or the key is refused.
    private void ShowReadiness()
    {
        if (_state.IsReady || _state.IsRefused || Volatile.Read(ref _isStopped))
        {
            _ready.Open();
        }
        else
        {
            _ready.Close();
        }
    }
}
