namespace PostHog.Wire.Json;

/// <summary>An object read from JSON: its members in order, by name.</summary>
internal sealed class JsonObject() : Dictionary<string, object?>(StringComparer.Ordinal)
{
    /// <summary>Returns the value of a member; null if the object does not have it.</summary>
    public object? ValueOf(string name) => TryGetValue(name, out var value) ? value : null;
}
