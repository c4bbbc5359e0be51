using Newtonsoft.Json;
using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>What one event is written on. Kept per thread, because its buffers are reused.</summary>
internal sealed class EventBuffer
{
    [ThreadStatic]
    private static EventBuffer? _current;

    /// <summary>How many characters more than may be sent are written, so that a warning can say how large the event is.</summary>
    public const int MeasuredBytes = 8 * 1024 * 1024;

    private int _maxBytes;

    private EventBuffer()
    {
        Text = new JsonBuffer();
        Json = new JsonTextWriter(Text) { CloseOutput = false };
        Notes = new PropertyRepairs(Text);
        Values = new PropertyWriter(Json, Text, Notes);
    }

    public JsonBuffer Text { get; }

    public JsonTextWriter Json { get; }

    public PropertyRepairs Notes { get; }

    public PropertyWriter Values { get; }

    /// <summary>How large the event is; null when that is more than is measured.</summary>
    public int? Bytes { get; private set; }

    /// <summary>
    /// Hands out this thread's buffer, blank. While a property's getter captures an event of its own, the outer one keeps
    /// the buffer and the inner one gets another.
    /// </summary>
    /// <param name="maxBytes">A larger event is not sent.</param>
    public static EventBuffer Rent(int maxBytes)
    {
        var buffer = _current ?? new EventBuffer();
        _current = null;
        buffer._maxBytes = maxBytes;
        buffer.Values.Limit = maxBytes + MeasuredBytes;
        buffer.Values.Reset();
        return buffer;
    }

    /// <summary>Takes a buffer back.</summary>
    public static void Return(EventBuffer buffer)
    {
        buffer.Text.Clear();
        _current = buffer;
    }

    /// <summary>Writes a member that is an instant.</summary>
    public void WriteInstant(string member, DateTimeOffset instant)
    {
        BeginRaw(member);
        Text.Write('"');
        Text.WriteUtc(instant);
        Text.Write('"');
    }

    /// <summary>Writes a member that is an id.</summary>
    public void WriteId(string member, Guid id)
    {
        BeginRaw(member);
        Text.Write('"');
        Text.WriteId(id);
        Text.Write('"');
    }

    // After an empty raw value the writer expects the next member, and the buffer takes the real one.
    private void BeginRaw(string member)
    {
        Json.WritePropertyName(member);
        Json.WriteRawValue(null);
    }

    /// <summary>Returns the event in UTF-8; null when it is too large to be sent.</summary>
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
