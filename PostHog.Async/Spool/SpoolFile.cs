using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>
/// A file of the spool that this process writes. It is deleted when none of its events needs a delivery, and left to the
/// replay when this process has none of them in memory. Not thread-safe: the spool synchronises access.
/// </summary>
internal sealed class SpoolFile(SpoolFolder folder, SpoolFileName name, FileStream stream)
{
    private int _pending;
    private int _inMemory;
    private bool _isRetired;

    /// <summary>The number of bytes written.</summary>
    public long Length => stream.Length;

    /// <summary>Whether the file is closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether the file is deleted although its events need a delivery.</summary>
    public bool IsDiscarded { get; private set; }

    /// <summary>
    /// Adds lines of events that are in memory, all or none: what was written before an error is taken back.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="events">The number of events in them.</param>
    public void Append(byte[] lines, int events)
    {
        var begin = stream.Length;
        try
        {
            Write(lines);
        }
        catch (Exception)
        {
            stream.SetLength(begin);
            throw;
        }

        _pending += events;
        _inMemory += events;
    }

    /// <summary>Notes that some events are not in memory any more.</summary>
    /// <param name="events">The number of events.</param>
    /// <param name="settled">The ids of those that need no delivery any more.</param>
    public void Release(int events, IReadOnlyCollection<Guid> settled)
    {
        _inMemory -= events;
        if (settled.Count > 0 && !IsClosed)
        {
            Write(SpoolRecords.WriteSettled(settled));
            _pending -= settled.Count;
        }

        CloseIfDone();
    }

    /// <summary>Adds no more events; the file is closed once none of its events is in memory.</summary>
    public void Retire()
    {
        _isRetired = true;
        CloseIfDone();
    }

    /// <summary>Closes the file, and deletes it if none of its events needs a delivery.</summary>
    public void Close()
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        stream.Dispose();
        if (_pending == 0 || IsDiscarded)
        {
            folder.Delete(name);
        }
    }

    /// <summary>Closes and deletes the file, whatever it holds.</summary>
    public void Discard()
    {
        IsDiscarded = true;
        Close();
    }

    private void CloseIfDone()
    {
        if (_isRetired && _inMemory <= 0)
        {
            Close();
        }
    }

    private void Write(byte[] lines)
    {
        stream.Seek(0, SeekOrigin.End);
        stream.Write(lines, 0, lines.Length);
        stream.Flush();
    }
}
