using Newtonsoft.Json;
using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>
/// Writes one event in the shape a V0 batch holds: the caller's properties, then the groups, then what the library says
/// of itself where the caller said nothing. Kept per thread, because its buffers are reused.
/// </summary>
internal sealed class EventWriter
{
    /// <summary>A larger event is not sent; PostHog would refuse it.</summary>
    public const int MaxBytes = PropertyWalker.MaxCharacters;

    [ThreadStatic]
    private static EventWriter? _current;

    private readonly JsonBuffer _buffer = new();
    private readonly JsonTextWriter _json;
    private readonly RepairNotes _notes;
    private readonly PropertyWalker _walker;

    private EventWriter()
    {
        _json = new JsonTextWriter(_buffer) { CloseOutput = false };
        _notes = new RepairNotes(_buffer);
        _walker = new PropertyWalker(_json, _buffer, _notes);
    }

    /// <summary>What had to be repaired in the event written last.</summary>
    public IReadOnlyList<Repair> Repairs => _notes.All;

    /// <summary>
    /// Hands out this thread's writer. While a property's getter captures an event of its own, the outer one keeps the
    /// writer and the inner one gets another.
    /// </summary>
    public static EventWriter Rent()
    {
        var writer = _current ?? new EventWriter();
        _current = null;
        return writer;
    }

    /// <summary>Takes a writer back.</summary>
    public static void Return(EventWriter writer) => _current = writer;

    /// <summary>Writes an event; null when it is too large to be sent.</summary>
    public byte[]? Write(
        PostHogEvent captured,
        Guid uuid,
        DateTimeOffset timestamp,
        SdkProperties sdk
    )
    {
        _buffer.Clear();
        _walker.Reset();
        _json.WriteStartObject();
        _walker.WriteProperty(WireNames.Event, captured.Name);
        _walker.WriteProperty(WireNames.DistinctId, captured.DistinctId);
        _json.WritePropertyName(WireNames.Properties);
        _json.WriteStartObject();
        WriteProperties(captured, sdk);
        _json.WriteEndObject();
        _walker.WriteProperty(WireNames.Timestamp, Rfc3339.Utc(timestamp));
        _walker.WriteProperty(WireNames.Uuid, uuid.ToString("D"));
        _json.WriteEndObject();
        return _walker.IsTooLarge ? null : Finish();
    }

    private byte[]? Finish()
    {
        var utf8 = _buffer.ToUtf8();
        if (JsonBuffer.MayBeRepaired(utf8))
        {
            _notes.AddLoneSurrogates();
        }

        return utf8.Length > MaxBytes ? null : utf8;
    }

    private void WriteProperties(PostHogEvent captured, SdkProperties sdk)
    {
        var properties = captured.OwnProperties;
        WriteOwnProperties(captured);
        if (captured.HasGroups)
        {
            _walker.WriteProperty(
                WireNames.Groups,
                new MergedMembers(captured[WireNames.Groups], captured.Groups)
            );
        }

        foreach (var member in sdk.Members)
        {
            if (!properties.ContainsKey(member.Key))
            {
                _walker.WriteProperty(member.Key, member.Value);
            }
        }
    }

    // A getter or another thread that changes the event meanwhile must not cost the capture call.
    private void WriteOwnProperties(PostHogEvent captured)
    {
        try
        {
            foreach (var property in captured.OwnProperties)
            {
                if (!captured.HasGroups || property.Key != WireNames.Groups)
                {
                    _walker.WriteProperty(property.Key, property.Value);
                }
            }
        }
        catch (Exception fault)
        {
            _notes.Add($"is the last one written: reading on threw {fault.GetType().Name}");
        }
    }
}
