using System.Text;

namespace PostHog.Async.Import.Ordering;

/// <summary>Reads a temporary file of sorted events.</summary>
internal sealed class SortedRun : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream _stream;
    private readonly BinaryReader _reader;

    public SortedRun(string path)
    {
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        _reader = new BinaryReader(_stream, Encoding.UTF8);
        MoveNext();
    }

    /// <summary>The event it stands at; null at the end.</summary>
    public ImportRecord? Current { get; private set; }

    public void MoveNext()
    {
        if (_stream.Position == _stream.Length)
        {
            Current = null;
            return;
        }

        var ticks = _reader.ReadInt64();
        var person = _reader.ReadUInt64();
        var line = _reader.ReadInt64();
        Current = new ImportRecord(ticks, person, line, _reader.ReadBytes(_reader.ReadInt32()));
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Writes events, which are in order, to a file. Returns its length in bytes.</summary>
    public static long Write(FileStream stream, IEnumerable<ImportRecord> records)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var record in records)
        {
            writer.Write(record.Ticks);
            writer.Write(record.Person);
            writer.Write(record.Line);
            writer.Write(record.Json.Length);
            writer.Write(record.Json);
        }

        writer.Flush();
        return stream.Length;
    }
}
