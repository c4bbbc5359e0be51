using PostHog.Capture;
using PostHog.Setup;
using PostHog.Spool;
using PostHog.Time;

namespace PostHog.Async.Spool;

/// <summary>
/// The files of the spool that this process writes: the current one, and those that are full but have events in memory.
/// Not thread-safe: the spool synchronises access.
/// </summary>
internal sealed class WrittenSpoolFiles(
    SpoolParts parts,
    SpoolFolder folder,
    SpoolSpace space,
    Clock clock
)
{
    private readonly List<SpoolFile> _retired = [];
    private SpoolFile? _current;

    /// <summary>Returns the file for the next event; null if there is no room for one.</summary>
    public SpoolFile? TryGet()
    {
        if (_current is { IsClosed: false } current && current.Length < parts.FileBytes)
        {
            return current;
        }

        Retire();
        if (!space.TryFree())
        {
            return null;
        }

        var now = clock.UtcNow;
        var name = SpoolFileName.New(parts.Key, now, EventIds.New(now));
        _current = new SpoolFile(folder, name, folder.Create(name));
        _current.Append(parts.Header.ToBytes(), events: 0);
        return _current;
    }

    /// <summary>Begins a new file with the next event.</summary>
    public void Retire()
    {
        _current?.Retire();
        if (_current is { IsClosed: false } held)
        {
            _retired.Add(held);
        }

        _current = null;
        _retired.RemoveAll(file => file.IsClosed);
    }

    /// <summary>Closes all files.</summary>
    public void CloseAll()
    {
        Retire();
        _retired.ForEach(file => file.Close());
        _retired.Clear();
    }

    /// <summary>Closes and deletes all files, whatever they hold.</summary>
    public void DiscardAll()
    {
        Retire();
        _retired.ForEach(file => file.Discard());
        _retired.Clear();
    }
}
