using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

/// <summary>Reads the members of one object. A member of the wrong type adds a fault and reads as absent.</summary>
internal readonly struct Fields(JsonObject owner, List<string> faults)
{
    /// <summary>The faults found so far.</summary>
    public List<string> Faults { get; } = faults;

    public bool Has(string name) => owner.ContainsKey(name);

    /// <summary>Returns the value; null also for an explicit null.</summary>
    public object? Value(string name) => owner.ValueOf(name);

    public bool Flag(string name, bool absent = false) => Of<bool?>(name) ?? absent;

    public string? Text(string name) => Of<string>(name);

    public JsonObject? Object(string name) => Of<JsonObject>(name);

    public object?[]? Array(string name) => Of<object?[]>(name);

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

    private T? Of<T>(string name)
    {
        var value = Value(name);
        if (value is null or T)
        {
            return (T?)value;
        }

        Faults.Add($"{name} has the wrong type");
        return default;
    }
}
