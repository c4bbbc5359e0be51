using Newtonsoft.Json;
using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>
/// Writes one event in the shape a V0 batch holds: the caller's properties, then the groups, then what the library says
/// of itself where the caller said nothing. Kept per thread, because its buffers are reused.
/// </summary>
internal sealed class EventWriter
{
    [ThreadStatic]
    private static EventWriter? _current;

    private readonly JsonBuffer _buffer = new();
    private readonly JsonTextWriter _json;
    private readonly PropertyWalker _walker;

    private EventWriter()
    {
        _json = new JsonTextWriter(_buffer) { CloseOutput = false };
        _walker = new PropertyWalker(_json, _buffer);
    }

    /// <summary>What had to be repaired in the event written last.</summary>
    public IReadOnlyList<Repair> Repairs => _walker.Repairs;

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
        WriteText(WireNames.Event, captured.Name);
        WriteText(WireNames.DistinctId, captured.DistinctId);
        _json.WritePropertyName(WireNames.Properties);
        _json.WriteStartObject();
        WriteProperties(captured, sdk);
        _json.WriteEndObject();
        WriteText(WireNames.Timestamp, Rfc3339.Utc(timestamp));
        WriteText(WireNames.Uuid, uuid.ToString("D"));
        _json.WriteEndObject();
        return _walker.IsTooLarge ? null : _buffer.ToUtf8();
    }

    private void WriteProperties(PostHogEvent captured, SdkProperties sdk)
    {
        var properties = captured.OwnProperties;
        foreach (var property in properties)
        {
            if (!captured.HasGroups || property.Key != WireNames.Groups)
            {
                _walker.WriteProperty(property.Key, property.Value);
            }
        }

        if (captured.HasGroups)
        {
            _walker.WriteProperty(WireNames.Groups, MergeGroups(captured));
        }

        foreach (var member in sdk.Members)
        {
            if (!properties.ContainsKey(member.Key))
            {
                _walker.WriteProperty(member.Key, member.Value);
            }
        }
    }

    // The groups of the event join a $groups property set by hand, and win type by type.
    private static IDictionary<string, object?> MergeGroups(PostHogEvent captured)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (captured[WireNames.Groups] is IEnumerable<KeyValuePair<string, object?>> byHand)
        {
            foreach (var group in byHand)
            {
                merged[group.Key] = group.Value;
            }
        }

        foreach (var group in captured.Groups)
        {
            merged[group.Key] = group.Value;
        }

        return merged;
    }

    private void WriteText(string name, string value)
    {
        _json.WritePropertyName(name);
        _json.WriteValue(value);
    }
}
