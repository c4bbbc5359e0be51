using PostHog.Async.Platform;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>What a client's queue looks like from outside: events in, flush, shutdown.</summary>
internal sealed class EventQueue(ClientSettings settings, HttpSender http)
{
    private readonly EventPump _pump = new(settings, http);
    private readonly Turn _shutdown = new();
    private FlushResult? _shutdownResult;

    /// <summary>Takes an event and returns at once. Never throws.</summary>
    public EnqueueResult Enqueue(PostHogEvent captured)
    {
        if (settings.Door.ReasonToRefuse() is { } reason)
        {
            return Refuse(captured?.Name, Guid.Empty, reason);
        }

        var (written, dropped) = settings.Serialiser.Serialise(captured);
        if (written is null)
        {
            settings.Reporter.Refused(PostHogSurface.Enqueue, [dropped!]);
            return EnqueueResult.Dropped(dropped!.Failure!);
        }

        return _pump.Add(written) switch
        {
            AddOutcome.Full => Refuse(written.Name, written.Uuid, Refusal.QueueFull),
            AddOutcome.Closed => Refuse(written.Name, written.Uuid, Refusal.Closed),
            _ => Accept(written.Uuid),
        };
    }

    /// <summary>Sends what is queued.</summary>
    public async Task<FlushResult> FlushAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var begin = _pump.Tally.Begin();
        var inTime = await TryInTimeAsync(_pump.FlushAsync, timeout, cancellationToken)
            .ConfigureAwait(false);
        return _pump.Tally.Since(begin, _pump.Queued, timedOut: !inTime);
    }

    /// <summary>Sends what is queued and ends all work, once; a second call shares the result of the first.</summary>
    public async Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        settings.Door.Close();
        using (await _shutdown.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return _shutdownResult ??= await CloseAsync(timeout, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Says so when the client is forgotten while events are queued; the worker goes on with them.</summary>
    public void Forget()
    {
        if (_pump.Queued + _pump.InFlight is > 0 and var events)
        {
            settings.Log.ClientForgotten(events);
        }
    }

    /// <summary>Returns the counters.</summary>
    public LaneDiagnostics Snapshot() =>
        settings.Reporter.Counters.Snapshot(_pump.Queued, _pump.InFlight);

    private async Task<FlushResult> CloseAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var begin = _pump.Tally.Begin();
        var inTime = await TryInTimeAsync(
                _pump.CloseAsync,
                timeout ?? settings.ShutdownTimeout,
                cancellationToken
            )
            .ConfigureAwait(false);
        await _pump.StopAsync().ConfigureAwait(false);
        LiveClients.Leave(settings.Token);
        return _pump.Tally.Since(begin, _pump.Queued, timedOut: !inTime);
    }

    private static async Task<bool> TryInTimeAsync(
        Func<CancellationToken, Task> work,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout is { } time)
        {
            deadline.CancelAfter(time);
        }

        try
        {
            await work(deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private EnqueueResult Accept(Guid uuid)
    {
        settings.Reporter.Counters.Accept();
        return EnqueueResult.Accepted(uuid);
    }

    private EnqueueResult Refuse(string? name, Guid uuid, PostHogFailure reason)
    {
        settings.Reporter.EnqueueRefused(name ?? "", uuid, reason);
        return EnqueueResult.Dropped(reason, uuid);
    }
}
