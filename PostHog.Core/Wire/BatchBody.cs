using System.Text;

namespace PostHog.Wire;

// Facts: v0-encodings.
/// <summary>The body of a batch in UTF-8, uncompressed: serialised events in an envelope.</summary>
/// <param name="head">The text before the first event.</param>
/// <param name="events">The events, in order.</param>
/// <param name="tail">The text after the last event.</param>
internal sealed class BatchBody(byte[] head, IReadOnlyList<SerialisedEvent> events, byte[] tail)
{
    /// <summary>Creates a body from text.</summary>
    public BatchBody(string head, IReadOnlyList<SerialisedEvent> events, string tail)
        : this(Encoding.UTF8.GetBytes(head), events, Encoding.UTF8.GetBytes(tail)) { }

    /// <summary>The length in bytes.</summary>
    public int Length { get; } = head.Length + LengthOf(events) + tail.Length;

    /// <summary>Returns the body.</summary>
    public byte[] ToArray()
    {
        var body = new byte[Length];
        CopyTo(body);
        return body;
    }

    /// <summary>Writes the body to the beginning of an array, which may be longer.</summary>
    public void CopyTo(byte[] target)
    {
        var at = Copy(head, target, 0);
        for (var index = 0; index < events.Count; index++)
        {
            if (index > 0)
            {
                target[at++] = (byte)',';
            }

            at = Copy(events[index].Json, target, at);
        }

        Copy(tail, target, at);
    }

    private static int Copy(byte[] source, byte[] target, int at)
    {
        Buffer.BlockCopy(source, 0, target, at, source.Length);
        return at + source.Length;
    }

    private static int LengthOf(IReadOnlyList<SerialisedEvent> events)
    {
        var length = Math.Max(0, events.Count - 1);
        for (var index = 0; index < events.Count; index++)
        {
            length += events[index].Json.Length;
        }

        return length;
    }
}
