using System.Text;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Spool;

/// <summary>What a file of the spool holds.</summary>
internal sealed class SpoolContents
{
    private const int MaxHeaderLength = 4096;
    private const int IdLength = 36;
    private const int JsonStart = 3 + IdLength + 1;

    private readonly Dictionary<Guid, SpooledEvent> _pending = [];
    private readonly List<Guid> _order = [];

    private SpoolContents(SpoolHeader? header, bool endsInLine)
    {
        Header = header;
        EndsInLine = endsInLine;
    }

    /// <summary>The first line; null if another version, or another program, wrote the file.</summary>
    public SpoolHeader? Header { get; }

    /// <summary>Whether another version of this library wrote the file.</summary>
    public bool IsOfOtherVersion { get; private init; }

    /// <summary>Whether the file has no content.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Whether the last line is complete, so that another one may follow.</summary>
    public bool EndsInLine { get; }

    /// <summary>The number of lines that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The events that still need a delivery, in the order in which they were written.</summary>
    public IReadOnlyList<SpooledEvent> Pending =>
        [.. _order.Where(_pending.ContainsKey).Select(id => _pending[id])];

    /// <summary>Reads a file.</summary>
    public static SpoolContents Read(byte[] file)
    {
        var first = Array.IndexOf(file, SpoolRecords.LineEnd);
        var line = Text(file, 0, Math.Min(first < 0 ? file.Length : first, MaxHeaderLength));
        var header = first < 0 ? null : SpoolHeader.TryParse(line);
        var endsInLine = file.Length > 0 && file[file.Length - 1] == SpoolRecords.LineEnd;
        var contents = new SpoolContents(header, endsInLine)
        {
            IsEmpty = file.Length == 0,
            IsOfOtherVersion = SpoolHeader.IsOfOtherVersion(line),
        };
        if (header is not null)
        {
            contents.ReadLines(file, first + 1);
        }

        return contents;
    }

    private static string Text(byte[] file, int start, int length) =>
        Encoding.UTF8.GetString(file, start, length);

    private void ReadLines(byte[] file, int start)
    {
        for (
            var end = Array.IndexOf(file, SpoolRecords.LineEnd, start);
            end >= 0;
            start = end + 1, end = Array.IndexOf(file, SpoolRecords.LineEnd, start)
        )
        {
            if (end > start && !TryReadLine(file, start, end - start))
            {
                Unreadable++;
            }
        }
    }

    private bool TryReadLine(byte[] file, int start, int length) =>
        file[start] switch
        {
            (byte)'+' when length > JsonStart => TryReadEvent(file, start, length),
            (byte)'-' when Guid.TryParseExact(Text(file, start + 1, length - 1), "D", out var id) =>
                Settle(id),
            _ => false,
        };

    private bool Settle(Guid id)
    {
        _pending.Remove(id);
        return true;
    }

    private bool TryReadEvent(byte[] file, int start, int length)
    {
        if (
            SpoolKind.Of((char)file[start + 1]) is not { } kind
            || !Guid.TryParseExact(Text(file, start + 3, IdLength), "D", out var id)
        )
        {
            return false;
        }

        var json = new byte[length - JsonStart];
        Array.Copy(file, start + JsonStart, json, 0, json.Length);
        if (!JsonDocumentReader.TryRead(json, out var document) || document is not JsonObject read)
        {
            return false;
        }

        // An event can be written twice, for example before it is queued and when the queue was full.
        if (!_pending.ContainsKey(id))
        {
            _order.Add(id);
        }

        var name = read.ValueOf("event") as string ?? "";
        _pending[id] = new SpooledEvent(kind, new SerialisedEvent(name, id, json));
        return true;
    }
}
