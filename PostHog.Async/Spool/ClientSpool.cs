using PostHog.Async.Pipeline;
using PostHog.Setup;
using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>The spool of one client, and the background work that sends what it holds.</summary>
internal sealed class ClientSpool
{
    private readonly EventSpool _spool;
    private readonly SpoolReplay _replay;
    private readonly bool _isHistorical;

    private ClientSpool(SpoolParts spool, ClientParts parts, BatchSender sender)
    {
        var (clock, log) = (parts.Clock, parts.Log);
        _isHistorical = parts.Settings.HistoricalMigration;
        var folder = new SpoolFolder(spool.Directory, spool.Key);
        var losses = new SpoolLosses(parts.Events.Reporter, parts.Ai.Reporter, spool.Counters, log);
        var space = new SpoolSpace(spool, folder, losses, log);
        _spool = new EventSpool(spool, folder, space, losses, parts.SendGate, clock, log);
        var batches = new SpoolBatchSender(spool, sender, losses, clock, log);
        var files = new SpoolFileReplay(spool, folder, batches, losses, clock, log);
        _replay = new SpoolReplay(_spool, files, parts.SendGate, clock, log);
    }

    /// <summary>The counters.</summary>
    public SpoolDiagnostics Counters => _spool.Counters.Snapshot();

    /// <summary>Starts the spool of a client; null if it has none.</summary>
    public static ClientSpool? Start(ClientParts parts, BatchSender sender) =>
        parts.Spool is { } spool ? new(spool, parts, sender) : null;

    /// <summary>Returns what writes the events of one queue, or of one kind of capture call.</summary>
    public SpoolWriter WriterOf(bool isAi, bool isHistorical) =>
        new(_spool, new SpoolKind(isAi, isHistorical || _isHistorical));

    /// <summary>Deletes what the spool holds.</summary>
    public void DeleteAll() => _spool.DeleteAll();

    /// <summary>Ends the background work, within a time.</summary>
    public async Task StopReplayAsync(TimeSpan? limit, CancellationToken cancellationToken) =>
        await _replay.StopAsync(limit, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the files, after everything that may be written.</summary>
    public void Close() => _spool.Close();

    /// <summary>Ends the background work, because the client is being finalised.</summary>
    public void Forget() => _replay.Forget();
}
