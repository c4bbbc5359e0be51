using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>Both queues of a client, and what is done to them together: flush and shutdown.</summary>
internal sealed class EventQueue(ClientSettings settings, RedirectingSender http)
{
    private readonly Turn _shutdown = new();
    private FlushResult? _shutdownResult;

    /// <summary>The queue of analytics events.</summary>
    public LaneQueue Events { get; } = new(settings, settings.Events, http);

    /// <summary>The queue of AI events.</summary>
    public LaneQueue Ai { get; } = new(settings, settings.Ai, http);

    /// <summary>Sends what is queued.</summary>
    public async Task<FlushResult> FlushAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var begin = Begin();
        var inTime = await TryInTimeAsync(FlushBothAsync, timeout, cancellationToken)
            .ConfigureAwait(false);
        return Since(begin, timedOut: !inTime);
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

    /// <summary>Says so when the client is forgotten while events are queued; the workers go on with them.</summary>
    public void Forget()
    {
        var events = Events.Pump.Queued + Events.Pump.InFlight + Ai.Pump.Queued + Ai.Pump.InFlight;
        if (events > 0)
        {
            settings.Log.ClientForgotten(events);
        }
    }

    /// <summary>Returns the counters.</summary>
    public PostHogDiagnostics Snapshot() => new(Events.Snapshot(), Ai.Snapshot());

    private async Task<FlushResult> CloseAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var begin = Begin();
        var time = timeout ?? settings.ShutdownTimeout;
        var inTime = await TryInTimeAsync(CloseBothAsync, time, cancellationToken)
            .ConfigureAwait(false);
        await Events.Pump.StopAsync().ConfigureAwait(false);
        await Ai.Pump.StopAsync().ConfigureAwait(false);
        LiveClients.Leave(settings.Token);
        return Since(begin, timedOut: !inTime);
    }

    private async Task FlushBothAsync(CancellationToken cancellationToken)
    {
        await Events.Pump.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Ai.Pump.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CloseBothAsync(CancellationToken cancellationToken)
    {
        await Events.Pump.CloseAsync(cancellationToken).ConfigureAwait(false);
        await Ai.Pump.CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    private (FlushMark Events, FlushMark Ai) Begin() =>
        (Events.Pump.Tally.Begin(), Ai.Pump.Tally.Begin());

    private FlushResult Since((FlushMark Events, FlushMark Ai) begin, bool timedOut) =>
        FlushTally.Sum(
            Events.Pump.Tally.Since(begin.Events, Events.Pump.Queued, timedOut),
            Ai.Pump.Tally.Since(begin.Ai, Ai.Pump.Queued, timedOut)
        );

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
}
