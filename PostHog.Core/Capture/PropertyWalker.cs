using System.Collections;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace PostHog.Capture;

/// <summary>
/// Writes any property value a caller can think of as JSON, and never fails: what cannot be written is repaired or left
/// out, and noted. Values are read, never changed or kept. Null members are left out at every depth; nulls in sequences
/// keep their place.
/// </summary>
/// <remarks>Code of the caller's (getters, enumerators, conversions) runs here, so every call into it is guarded.</remarks>
internal sealed class PropertyWalker(JsonWriter json, JsonBuffer buffer)
{
    /// <summary>Deeper values are left out.</summary>
    public const int MaxDepth = 32;

    /// <summary>A longer event is not completed; it would be refused anyway.</summary>
    public const int MaxCharacters = 900 * 1024;

    private readonly List<object> _path = [];
    private readonly List<Repair> _repairs = [];
    private string _property = "";
    private int _depth;

    /// <summary>What had to be repaired since the last <see cref="Reset"/>.</summary>
    public IReadOnlyList<Repair> Repairs => _repairs;

    /// <summary>Whether writing stopped because the event had grown too large.</summary>
    public bool IsTooLarge => buffer.Length > MaxCharacters;

    /// <summary>Makes the walker ready for the next event.</summary>
    public void Reset()
    {
        _path.Clear();
        _repairs.Clear();
        _depth = 0;
    }

    /// <summary>Writes one property of the event itself.</summary>
    public void WriteProperty(string name, object? value)
    {
        _property = name;
        WriteMember(name, value);
    }

    private void WriteMember(string name, object? value)
    {
        if (IsTooLarge || Normalise(value) is not { } writable)
        {
            return;
        }

        json.WritePropertyName(name);
        WriteValue(writable);
    }

    private void WriteElement(object? value)
    {
        if (Normalise(value) is { } writable)
        {
            WriteValue(writable);
        }
        else
        {
            json.WriteNull();
        }
    }

    /// <summary>Returns a value that is sure to be writable; null when there is nothing to write.</summary>
    private object? Normalise(object? value)
    {
        if (value is JValue token)
        {
            value = token.Value;
        }

        return value switch
        {
            null or DBNull => null,
            double or float => ScalarWriter.IsNotFinite(value)
                ? LeaveOut("holds a number that is not finite, which JSON cannot hold")
                : value,
            string or ValueType => value,
            Delegate => LeaveOut("holds a delegate"),
            _ when _path.Count >= MaxDepth => LeaveOut("is nested too deeply"),
            _ when IsOnPath(value) => LeaveOut("refers back to itself"),
            _ => value,
        };
    }

    private object? LeaveOut(string reason)
    {
        _repairs.Add(new Repair(_property, reason + "; that value is left out"));
        return null;
    }

    private bool IsOnPath(object value)
    {
        foreach (var ancestor in _path)
        {
            if (ReferenceEquals(ancestor, value))
            {
                return true;
            }
        }

        return false;
    }

    private void WriteValue(object value)
    {
        if (ScalarWriter.TryWrite(json, value))
        {
            return;
        }

        var depth = _depth;
        var length = buffer.Length;
        _path.Add(value);
        try
        {
            WriteContainer(value);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _repairs.Add(new Repair(_property, $"threw {fault.GetType().Name} when it was read"));
            Close(depth, length);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    // What was read before the fault stays; a value that had not begun becomes null to keep its place.
    private void Close(int depth, int length)
    {
        if (json.WriteState == WriteState.Property)
        {
            json.WriteNull();
        }

        while (_depth > depth)
        {
            End();
        }

        if (buffer.Length == length)
        {
            json.WriteNull();
        }
    }

    private void WriteContainer(object value)
    {
        switch (value)
        {
            case IDictionary dictionary:
                WriteDictionary(dictionary);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(members.Select(member => (member.Key, member.Value)));
                break;
            case JObject members:
                WriteMembers(
                    members.Properties().Select(member => (member.Name, (object?)member.Value))
                );
                break;
            case IEnumerable sequence when ObjectMembers.IsDictionary(sequence):
                WriteMembers(ObjectMembers.EntriesOf(sequence));
                break;
            case IEnumerable sequence:
                WriteSequence(sequence);
                break;
            default:
                WriteObject(value);
                break;
        }
    }

    private void WriteDictionary(IDictionary dictionary)
    {
        StartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            WriteMember(ObjectMembers.NameOf(entry.Key), entry.Value);
            if (IsTooLarge)
            {
                break;
            }
        }

        End();
    }

    private void WriteMembers(IEnumerable<(string Name, object? Value)> members)
    {
        StartObject();
        foreach (var (name, value) in members)
        {
            WriteMember(name, value);
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

    private void WriteObject(object value)
    {
        if (ObjectMembers.Of(value) is not { } members)
        {
            json.WriteValue(Convert.ToString(value, CultureInfo.InvariantCulture));
            return;
        }

        StartObject();
        foreach (var member in members)
        {
            WriteMember(member.PropertyName ?? "", ReadGuarded(member, value));
        }

        End();
    }

    // A getter that throws costs its own member, not its neighbours.
    private object? ReadGuarded(JsonProperty member, object owner)
    {
        try
        {
            return member.ValueProvider?.GetValue(owner);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var cause = fault.GetBaseException().GetType().Name;
            return LeaveOut($"has a member '{member.PropertyName}' that threw {cause}");
        }
    }

    private void StartObject()
    {
        json.WriteStartObject();
        _depth++;
    }

    private void End()
    {
        json.WriteEnd();
        _depth--;
    }
}
