using Newtonsoft.Json;

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
        Buffer = new JsonBuffer();
        Json = new JsonTextWriter(Buffer) { CloseOutput = false };
        Notes = new PropertyRepairs(Buffer);
        Walker = new PropertyWalker(Json, Buffer, Notes);
    }

    public JsonBuffer Buffer { get; }

    public JsonTextWriter Json { get; }

    public PropertyRepairs Notes { get; }

    public PropertyWalker Walker { get; }

    /// <summary>How large the event is; null when that is more than is measured.</summary>
    public int? Bytes { get; private set; }

    /// <summary>
    /// Hands out this thread's sheet, blank. While a property's getter captures an event of its own, the outer one keeps
    /// the sheet and the inner one gets another.
    /// </summary>
    /// <param name="maxBytes">A larger event is not sent.</param>
    public static EventBuffer Rent(int maxBytes)
    {
        var sheet = _current ?? new EventBuffer();
        _current = null;
        sheet._maxBytes = maxBytes;
        sheet.Walker.Limit = maxBytes + MeasuredBytes;
        sheet.Walker.Reset();
        return sheet;
    }

    /// <summary>Takes a sheet back.</summary>
    public static void Return(EventBuffer sheet)
    {
        sheet.Buffer.Clear();
        _current = sheet;
    }

    /// <summary>Writes a member that is an instant.</summary>
    public void WriteInstant(string member, DateTimeOffset instant)
    {
        BeginRaw(member);
        Buffer.Write('"');
        Buffer.WriteUtc(instant);
        Buffer.Write('"');
    }

    /// <summary>Writes a member that is an id.</summary>
    public void WriteId(string member, Guid id)
    {
        BeginRaw(member);
        Buffer.Write('"');
        Buffer.WriteId(id);
        Buffer.Write('"');
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
        if (Walker.IsTooLarge)
        {
            Bytes = null;
            return null;
        }

        var utf8 = Buffer.ToUtf8();
        if (JsonBuffer.MayBeRepaired(utf8))
        {
            Notes.AddLoneSurrogates();
        }

        Bytes = utf8.Length;
        return utf8.Length > _maxBytes ? null : utf8;
    }
}
