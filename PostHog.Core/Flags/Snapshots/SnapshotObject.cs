using PostHog.Wire.Json;

namespace PostHog.Flags.Snapshots;

/// <summary>Reads the members of one object of a snapshot, and says which one has another form than it must have.</summary>
/// <param name="members">The members.</param>
/// <param name="path">Where the object is, for messages: empty for the snapshot itself.</param>
internal sealed class SnapshotObject(JsonObject members, string path = "")
{
    private const string Prefix = "This is not a snapshot of feature flags: ";

    /// <summary>Returns the error that the text cannot be read.</summary>
    public static FormatException Fault(string what) => new(Prefix + what);

    /// <summary>Returns a text; null if there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public string? Text(string name) => Value<string>(name, "text");

    /// <summary>Returns a text.</summary>
    /// <exception cref="FormatException">There is none, or it is something else.</exception>
    public string RequiredText(string name) =>
        Text(name) ?? throw Fault($"'{path}{name}' is missing.");

    /// <summary>Returns true or false; null if there is neither.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public bool? Flag(string name) =>
        members.ValueOf(name) switch
        {
            null => null,
            bool value => value,
            _ => throw Wrong(name, "true or false"),
        };

    /// <summary>Returns a whole number; null if there is none.</summary>
    /// <exception cref="FormatException">It is something else, or out of the range.</exception>
    public long? Number(string name, long least, long most)
    {
        var what = "a whole number in its range";
        var number = members.ValueOf(name) switch
        {
            null => (long?)null,
            long value => value,
            _ => throw Wrong(name, what),
        };
        return number < least || number > most ? throw Wrong(name, what) : number;
    }

    /// <summary>Returns an object; null if there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public SnapshotObject? Object(string name) =>
        Value<JsonObject>(name, "an object") is { } found
            ? new SnapshotObject(found, $"{path}{name}.")
            : null;

    /// <summary>Returns an object of texts; empty if there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public Dictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Value<JsonObject>(name, "an object") is { } found)
        {
            var inner = new SnapshotObject(found, $"{path}{name}.");
            foreach (var key in found.Keys)
            {
                map[key] = inner.RequiredText(key);
            }
        }

        return map;
    }

    /// <summary>Returns the elements of an array; empty if there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        [
            .. (Value<object?[]>(name, "an array") ?? []).Select(
                (value, index) => value as string ?? throw Wrong($"{name}[{index}]", "text")
            ),
        ];

    /// <summary>Returns the objects of an array, which must be there.</summary>
    /// <exception cref="FormatException">It is missing or something else.</exception>
    public IReadOnlyList<SnapshotObject> RequiredObjects(string name) =>
        [
            .. (
                Value<object?[]>(name, "an array") ?? throw Fault($"'{path}{name}' is missing.")
            ).Select(
                (value, index) =>
                    value is JsonObject found
                        ? new SnapshotObject(found, $"{path}{name}[{index}].")
                        : throw Wrong($"{name}[{index}]", "an object")
            ),
        ];

    /// <summary>Returns the error that a member has another form than it must have.</summary>
    public FormatException Wrong(string name, string what) =>
        Fault($"'{path}{name}' must be {what}.");

    private T? Value<T>(string name, string what)
        where T : class =>
        members.ValueOf(name) switch
        {
            null => null,
            T value => value,
            _ => throw Wrong(name, what),
        };
}
