using System.Text;

namespace PostHog.Wire;

// Facts: v0-encodings.
/// <summary>Puts serialised events into the envelope of a batch.</summary>
internal static class BatchBody
{
    /// <summary>Returns the body in UTF-8, uncompressed.</summary>
    /// <param name="head">The text before the first event.</param>
    /// <param name="events">At least one event.</param>
    /// <param name="tail">The text after the last event.</param>
    public static byte[] Join(string head, IReadOnlyList<SerialisedEvent> events, string tail)
    {
        var length = Encoding.UTF8.GetByteCount(head) + Encoding.UTF8.GetByteCount(tail) - 1;
        for (var index = 0; index < events.Count; index++)
        {
            length += events[index].Json.Length + 1;
        }

        var body = new byte[length];
        var at = Encoding.UTF8.GetBytes(head, 0, head.Length, body, 0);
        for (var index = 0; index < events.Count; index++)
        {
            if (index > 0)
            {
                body[at++] = (byte)',';
            }

            var json = events[index].Json;
            Buffer.BlockCopy(json, 0, body, at, json.Length);
            at += json.Length;
        }

        Encoding.UTF8.GetBytes(tail, 0, tail.Length, body, at);
        return body;
    }
}
