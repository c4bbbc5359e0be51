using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

/// <summary>Reads the members of one object. A member of the wrong type adds a fault and reads as absent.</summary>
internal readonly struct Fields(JsonValue owner, List<string> faults)
{
    /// <summary>The faults found so far.</summary>
    public List<string> Faults { get; } = faults;

    public bool Has(string name) => owner.Has(name);

    /// <summary>Returns the value; null also for an explicit null.</summary>
    public object? Value(string name) => owner.Member(name).ToObject();

    public bool Flag(string name, bool absent = false)
    {
        var value = owner.Member(name);
        if (value.Boolean is { } flag)
        {
            return flag;
        }

        Check(value, name);
        return absent;
    }

    public string? Text(string name)
    {
        var value = owner.Member(name);
        if (value.SharedText is { } text)
        {
            return text;
        }

        Check(value, name);
        return null;
    }

    /// <summary>Returns an object; null if there is none.</summary>
    public JsonValue? Object(string name)
    {
        var value = owner.Member(name);
        if (value.IsObject)
        {
            return value;
        }

        Check(value, name);
        return null;
    }

    /// <summary>Returns an array; an empty one if there is none.</summary>
    public JsonValue Array(string name)
    {
        var value = owner.Member(name);
        if (value.IsArray)
        {
            return value;
        }

        Check(value, name);
        return default;
    }

    /// <summary>Returns a number that a double can hold.</summary>
    public double? Number(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (
            JsonNumber.ToDouble(value) is { } number
            && !double.IsNaN(number)
            && !double.IsInfinity(number)
        )
        {
            return number;
        }

        Faults.Add($"{name} is not a number");
        return null;
    }

    /// <summary>Returns the index of a group type, which is never negative.</summary>
    public int? Index(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (JsonNumber.ToInt64(value) is >= 0 and < int.MaxValue and var index)
        {
            return (int)index;
        }

        Faults.Add($"{name} is not an index");
        return null;
    }

    // A value of the wrong type is a fault, unless it is null.
    private void Check(JsonValue value, string name)
    {
        if (!value.IsNull)
        {
            Faults.Add($"{name} has the wrong type");
        }
    }
}
