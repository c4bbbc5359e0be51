using System.Text;
using PostHog.Wire;

namespace PostHog.Spool;

/// <summary>
/// Writes the lines of a file of the spool. An event is <c>+</c>, the letter of its kind, its id and its JSON; the id of
/// an event that needs no delivery any more follows a <c>-</c>. A line without its end was cut and does not count.
/// </summary>
internal static class SpoolRecords
{
    public const byte LineEnd = (byte)'\n';

    /// <summary>Returns the lines of events.</summary>
    public static byte[] Write(IReadOnlyList<SerialisedEvent> events, SpoolKind kind)
    {
        using var lines = new MemoryStream(events.Sum(one => one.Json.Length + 48));
        foreach (var one in events)
        {
            Append(lines, Encoding.ASCII.GetBytes($"+{kind.Letter} {one.Uuid:D} "));
            Append(lines, OnOneLine(one.Json));
            lines.WriteByte(LineEnd);
        }

        return lines.ToArray();
    }

    /// <summary>Returns the lines that say that events need no delivery any more.</summary>
    public static byte[] WriteSettled(IEnumerable<Guid> ids) =>
        Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => $"-{id:D}\n")));

    private static void Append(MemoryStream lines, byte[] bytes) =>
        lines.Write(bytes, 0, bytes.Length);

    // Raw JSON of the caller can have line breaks between its tokens; in texts they are escaped.
    private static byte[] OnOneLine(byte[] json) =>
        Array.IndexOf(json, LineEnd) < 0
            ? json
            : Array.ConvertAll(json, one => one == LineEnd ? (byte)' ' : one);
}
