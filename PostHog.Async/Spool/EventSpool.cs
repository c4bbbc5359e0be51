using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Spool;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.Spool;

/// <summary>
/// Writes events to the files of the spool of one client. What is written before a method returns survives the process,
/// however it ends. Nothing here throws because of the file system: what cannot be written is not kept. Thread-safe.
/// </summary>
internal sealed class EventSpool
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly SpoolParts _parts;
    private readonly SendGate _sendGate;
    private readonly Clock _clock;
    private readonly PostHogLog _log;
    private readonly WrittenSpoolFiles _files;
    private readonly SpoolLosses _losses;
    private TimeSpan _pausedUntil;
    private bool _isClosed;

    public EventSpool(
        SpoolParts parts,
        SpoolFolder folder,
        SpoolSpace space,
        SpoolLosses losses,
        SendGate sendGate,
        Clock clock,
        PostHogLog log
    )
    {
        (_parts, Folder, _losses) = (parts, folder, losses);
        (_sendGate, _clock, _log) = (sendGate, clock, log);
        _files = new WrittenSpoolFiles(parts, folder, space, clock);
    }

    /// <summary>The files.</summary>
    public SpoolFolder Folder { get; }

    /// <summary>Whether every event is written before it is queued or sent.</summary>
    public bool WritesAhead => _parts.WritesAhead;

    /// <summary>The counters.</summary>
    public SpoolCounters Counters => _parts.Counters;

    /// <summary>
    /// Writes events that this process may still deliver, so that a later one does if this one ends first.
    /// </summary>
    public void WriteAhead(IReadOnlyList<SerialisedEvent> events, SpoolKind kind) =>
        Try("write an event", () => Write(events, kind));

    /// <summary>Keeps those of the events that a later attempt may deliver, and forgets the others.</summary>
    public IReadOnlyList<SettledEvent> Keep(IReadOnlyList<SettledEvent> settled, SpoolKind kind)
    {
        var kept = settled.Where(IsKept).ToList();
        if (kept.Count == 0 && settled.All(one => one.Event.SpoolFile is null))
        {
            return settled;
        }

        Try("write events", () => Write([.. kept.Select(one => one.Event)], kind));
        var spooled = new HashSet<SerialisedEvent>(kept.Select(one => one.Event).Where(IsWritten));
        Try("note what was delivered", () => Release(settled, spooled));
        if (spooled.Count == 0)
        {
            return settled;
        }

        Counters.Spool(spooled.Count);
        return [.. settled.Select(one => spooled.Contains(one.Event) ? one.Spooled() : one)];
    }

    /// <summary>Begins a new file with the next event, so that the replay can read the current one.</summary>
    public void Retire() => Try("close a file", _files.Retire);

    /// <summary>Closes all files. Nothing is written afterwards.</summary>
    public void Close() =>
        Try(
            "close its files",
            () =>
            {
                _isClosed = true;
                _files.CloseAll();
            }
        );

    /// <summary>Deletes all files of this host and project token, also those of other processes.</summary>
    public void DeleteAll() =>
        Try(
            "delete its files",
            () =>
            {
                _files.DiscardAll();
                foreach (var name in Folder.Files)
                {
                    Folder.Delete(name);
                }

                Folder.DeleteSetAside();
            }
        );

    private static bool IsWritten(SerialisedEvent one) =>
        one.SpoolFile is SpoolFile { IsDiscarded: false };

    private bool IsKept(SettledEvent settled) =>
        !_sendGate.IsOptedOut
        && (
            SpoolRules.Keeps(settled.Failure)
            || (
                IsWritten(settled.Event)
                && settled.Failure is { Kind: PostHogFailureKind.Cancelled }
            )
        );

    private void Try(string work, Action action)
    {
        lock (_gate)
        {
            try
            {
                action();
            }
            catch (Exception fault)
            {
                _log.SpoolFailed(work, fault);
            }
        }

        // A callback may call the client.
        _losses.Report();
    }

    // After a failure, for example on a full disk, or when there is no room, nothing is written for a while, so that
    // capturing stays fast.
    private void Write(IReadOnlyList<SerialisedEvent> events, SpoolKind kind)
    {
        var unwritten = events.Where(one => !IsWritten(one)).ToList();
        if (_isClosed || unwritten.Count == 0 || _clock.Elapsed < _pausedUntil)
        {
            return;
        }

        try
        {
            Append(unwritten, kind);
        }
        catch (Exception)
        {
            PauseWriting();
            _files.Retire();
            throw;
        }
    }

    private void Append(List<SerialisedEvent> events, SpoolKind kind)
    {
        for (var next = 0; next < events.Count; )
        {
            if (_files.TryGet() is not { } file)
            {
                PauseWriting();
                return;
            }

            var part = Fitting(events, next, _parts.FileBytes - file.Length);
            file.Append(SpoolRecords.Write(part, kind), part.Count);
            part.ForEach(one => one.SpoolFile = file);
            next += part.Count;
        }
    }

    private void PauseWriting() => _pausedUntil = _clock.Elapsed + PauseAfterFailure;

    // At least one event, however large.
    private static List<SerialisedEvent> Fitting(
        List<SerialisedEvent> events,
        int start,
        long space
    )
    {
        var count = 1;
        for (space -= events[start].Bytes; start + count < events.Count; count++)
        {
            space -= events[start + count].Bytes;
            if (space < 0)
            {
                break;
            }
        }

        return events.GetRange(start, count);
    }

    private void Release(IReadOnlyList<SettledEvent> settled, HashSet<SerialisedEvent> spooled)
    {
        var written = settled.Where(one => one.Event.SpoolFile is not null).ToList();
        foreach (var ofFile in written.GroupBy(one => (SpoolFile)one.Event.SpoolFile!))
        {
            List<Guid> done =
            [
                .. ofFile.Where(one => !spooled.Contains(one.Event)).Select(one => one.Event.Uuid),
            ];
            ofFile.Key.Release(ofFile.Count(), done);
        }

        written.ForEach(one => one.Event.SpoolFile = null);
    }
}
