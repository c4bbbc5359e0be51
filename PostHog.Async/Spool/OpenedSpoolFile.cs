using PostHog.Diagnostics;
using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>A file of the spool that another client, or an earlier process, has written and closed.</summary>
internal sealed class OpenedSpoolFile : IDisposable
{
    private readonly FileStream _stream;
    private bool _needsLineEnd;

    private OpenedSpoolFile(FileStream stream, SpoolContents contents)
    {
        _stream = stream;
        Contents = contents;
        _needsLineEnd = !contents.EndsInLine;
    }

    /// <summary>What the file holds.</summary>
    public SpoolContents Contents { get; }

    /// <summary>Opens and reads a file; null if another process has it, or if it cannot be read.</summary>
    public static OpenedSpoolFile? TryOpen(SpoolFolder folder, SpoolFileName name, PostHogLog log)
    {
        FileStream? stream = null;
        try
        {
            stream = folder.TryOpen(name);
            if (stream is null)
            {
                return null;
            }

            var opened = new OpenedSpoolFile(stream, SpoolContents.Read(ReadAll(stream)));
            stream = null;
            return opened;
        }
        catch (Exception fault) when (fault is IOException or OutOfMemoryException)
        {
            log.SpoolFailed("read a file", fault);
            return null;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Notes that events need no delivery any more, so that no process sends them again.</summary>
    public void Settle(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        _stream.Seek(0, SeekOrigin.End);
        if (_needsLineEnd)
        {
            _stream.WriteByte(SpoolRecords.LineEnd);
            _needsLineEnd = false;
        }

        var lines = SpoolRecords.WriteSettled(ids);
        _stream.Write(lines, 0, lines.Length);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Returns the content of a file.</summary>
    public static byte[] ReadAll(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        var read = 0;
        while (
            read < bytes.Length
            && stream.Read(bytes, read, bytes.Length - read) is > 0 and var count
        )
        {
            read += count;
        }

        return bytes;
    }
}
