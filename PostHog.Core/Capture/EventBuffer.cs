using PostHog.Capture.Values;
using PostHog.Wire.Json;

namespace PostHog.Capture;

/// <summary>The buffer that one event is written to. Kept per thread, because it is reused.</summary>
internal sealed class EventBuffer
{
    [ThreadStatic]
    private static EventBuffer? _current;

    /// <summary>
    /// How many characters beyond the limit are written, so that a warning can state the size of the event.
    /// </summary>
    public const int MeasuredBytes = 8 * 1024 * 1024;

    private int _maxBytes;

    private EventBuffer()
    {
        Text = new JsonBuffer();
        Json = new JsonBufferWriter(Text);
        Notes = new PropertyRepairs(Text);
        Values = new PropertyWriter(Json, Text, Notes);
    }

    public JsonBuffer Text { get; }

    public JsonBufferWriter Json { get; }

    public PropertyRepairs Notes { get; }

    public PropertyWriter Values { get; }

    /// <summary>The size of the event; null if it is larger than what is measured.</summary>
    public int? Bytes { get; private set; }

    /// <summary>
    /// Returns this thread's buffer, empty. If a property's getter captures an event, the outer event keeps the buffer
    /// and the inner one gets another.
    /// </summary>
    /// <param name="maxBytes">The maximum size; a larger event is not sent.</param>
    public static EventBuffer Rent(int maxBytes)
    {
        var buffer = _current ?? new EventBuffer();
        _current = null;
        buffer._maxBytes = maxBytes;
        buffer.Values.Limit = maxBytes + MeasuredBytes;
        buffer.Json.Reset();
        buffer.Values.Reset();
        return buffer;
    }

    /// <summary>Returns a buffer for reuse.</summary>
    public static void Return(EventBuffer buffer)
    {
        buffer.Text.Clear();
        _current = buffer;
    }

    /// <summary>Writes a member whose value is an instant.</summary>
    public void WriteInstant(string member, DateTimeOffset instant)
    {
        BeginRaw(member);
        Text.Write('"');
        Text.WriteUtc(instant);
        Text.Write('"');
    }

    /// <summary>Writes a member whose value is an id.</summary>
    public void WriteId(string member, Guid id)
    {
        BeginRaw(member);
        Text.Write('"');
        Text.WriteId(id);
        Text.Write('"');
    }

    // After an empty raw value the writer expects the next member, and the real value goes to the buffer directly.
    private void BeginRaw(string member)
    {
        Json.WritePropertyName(member);
        Json.WriteRawValue("");
    }

    /// <summary>Returns the event in UTF-8; null if it is too large to be sent.</summary>
    public byte[]? Finish()
    {
        if (Values.IsTooLarge)
        {
            Bytes = null;
            return null;
        }

        var utf8 = Text.ToUtf8();
        if (JsonBuffer.MayBeRepaired(utf8))
        {
            Notes.AddLoneSurrogates();
        }

        Bytes = utf8.Length;
        return utf8.Length > _maxBytes ? null : utf8;
    }
}
