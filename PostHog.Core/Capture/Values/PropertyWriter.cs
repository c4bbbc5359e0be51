using System.Collections;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Writes any property value as JSON and never fails: a value that cannot be written is repaired or left out, and
/// noted. Null members are left out, except among the properties of a person or group; nulls in sequences keep their
/// place.
/// </summary>
/// <remarks>The caller's code (getters, enumerators, conversions) runs here, so every call to it is guarded.</remarks>
internal sealed partial class PropertyWriter(
    JsonBufferWriter json,
    JsonBuffer buffer,
    PropertyRepairs notes
)
{
    /// <summary>The maximum depth; values nested more deeply are left out.</summary>
    public const int MaxDepth = 32;

    /// <summary>The usual <see cref="Limit"/>.</summary>
    public const int MaxCharacters = 900 * 1024;

    /// <summary>The end of each note about a value that is left out.</summary>
    public const string LeftOut = "; that value is left out";

    private readonly List<object> _path = [];
    private int _depth;
    private int _skipped;

    /// <summary>The maximum size; a longer event is not completed, because it would be dropped anyway.</summary>
    public int Limit { get; set; } = MaxCharacters;

    /// <summary>Whether null members below the top level are written, for values that are sent unchanged.</summary>
    public bool KeepsNulls { get; set; }

    /// <summary>
    /// Whether writing stopped because the event is too large. Skipped members count too, because an endless dictionary
    /// of nulls writes nothing.
    /// </summary>
    public bool IsTooLarge => buffer.Length + _skipped > Limit;

    /// <summary>Prepares the writer for the next event.</summary>
    public void Reset()
    {
        _path.Clear();
        _unopened.Clear();
        notes.Clear();
        KeepsNulls = false;
        _depth = 0;
        _skipped = 0;
    }

    /// <summary>Writes one property of the event itself.</summary>
    public void WriteProperty(string name, object? value)
    {
        notes.Begin(name);
        var keepsNulls = KeepsNulls;
        KeepsNulls |= name is WireNames.Set or WireNames.SetOnce or WireNames.GroupSet;
        WriteMember(name, value);
        KeepsNulls = keepsNulls;
    }

    private void WriteMember(string name, object? value)
    {
        if (IsTooLarge || Normalise(value) is not { } writable)
        {
            Skip(name, value);
        }
        else if (name?.Length > Limit)
        {
            GiveUp();
        }
        else
        {
            WriteValue(name ?? "", writable);
        }
    }

    private void Skip(string name, object? value)
    {
        _skipped++;
        // A null response means that the flag has no value. A value that was left out is not null.
        var isKept =
            NullValue.Is(value) && (_depth > 0 ? KeepsNulls : name == WireNames.FlagResponse);
        if (isKept && !IsTooLarge)
        {
            Open(name ?? "");
            json.WriteNull();
        }
    }

    private void WriteElement(object? value)
    {
        if (Normalise(value) is { } writable)
        {
            WriteValue(name: null, writable);
        }
        else
        {
            json.WriteNull();
        }
    }

    // Elements have no name.
    private void WriteValue(string? name, object value)
    {
        if (ScalarWriter.IsScalar(value))
        {
            Open(name);
            ScalarWriter.TryWrite(json, value);
            return;
        }

        var depth = _depth;
        var unopened = _unopened.Count;
        var length = buffer.Length;
        _path.Add(value);
        try
        {
            WriteContainer(name, value);
        }
        catch (Exception fault)
        {
            notes.Add($"threw {fault.GetType().Name} when it was read; the rest of it is left out");
            Close(depth, unopened, name, isBegun: buffer.Length > length);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    // What was read before the exception is kept.
    private void Close(int depth, int unopened, string? name, bool isBegun)
    {
        if (!isBegun)
        {
            _depth = depth;
            _unopened.RemoveRange(unopened, _unopened.Count - unopened);
            KeepPlace(name);
        }

        while (_depth > depth)
        {
            End();
        }
    }

    private void WriteContainer(string? name, object value)
    {
        if (value.GetType() == typeof(Dictionary<string, object?>))
        {
            Open(name);
            WriteMembers((Dictionary<string, object?>)value);
        }
        else if (value.GetType() == typeof(List<object?>))
        {
            Open(name);
            WriteList((List<object?>)value);
        }
        else if (ObjectMembers.Of(value) is not { } members)
        {
            Open(name);
            WriteSequence((IEnumerable)value);
        }
        else if (ObjectMembers.TypeOf(value) is { } type)
        {
            WriteObject(name, type, members);
        }
        else
        {
            Open(name);
            json.WriteStartObject();
            _depth++;
            WriteMembers(members);
            End();
        }
    }

    private void WriteMembers(IEnumerable<(string Name, object? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            WriteMember(name, value);
            if (IsTooLarge)
            {
                break;
            }
        }
    }

    // The two most frequent containers are read without an iterator.
    private void WriteMembers(Dictionary<string, object?> members)
    {
        json.WriteStartObject();
        _depth++;
        foreach (var member in members)
        {
            WriteMember(member.Key, member.Value);
            if (IsTooLarge)
            {
                break;
            }
        }

        End();
    }

    private void WriteList(List<object?> list)
    {
        json.WriteStartArray();
        _depth++;
        foreach (var element in list)
        {
            WriteElement(element);
            if (IsTooLarge)
            {
                break;
            }
        }

        End();
    }

    private void WriteSequence(IEnumerable sequence)
    {
        json.WriteStartArray();
        _depth++;
        foreach (var element in sequence)
        {
            WriteElement(element);
            if (IsTooLarge)
            {
                break;
            }
        }

        End();
    }

    private void End()
    {
        json.WriteEnd();
        _depth--;
    }
}
