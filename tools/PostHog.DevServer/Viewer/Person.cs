namespace PostHog.Development.Viewer;

/// <summary>What the events made of a person. Guarded by its store.</summary>
internal sealed class Person(long number)
{
    private const int MostChanges = 20;
    private const int MostIds = 100;
    private const int MostProperties = 500;

    private readonly Queue<PersonChange> _changes = new();

    /// <summary>Its place among all persons.</summary>
    public long Number { get; } = number;

    public HashSet<string> DistinctIds { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties, as JSON text.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public long EventCount { get; set; }

    public long FirstAt { get; set; }

    public long LastAt { get; set; }

    /// <summary>About how many bytes it takes.</summary>
    public long Bytes { get; private set; } = 512;

    /// <summary>Those of these bytes that its store has counted.</summary>
    public long CountedBytes { get; set; }

    /// <summary>Whether an event named the user, rather than a device.</summary>
    public bool IsIdentified { get; set; }

    public IReadOnlyCollection<PersonChange> Changes => _changes;

    public bool HasRoomForId => DistinctIds.Count < MostIds;

    /// <summary>Sets a property, where there is room.</summary>
    /// <returns>Whether it changed.</returns>
    public bool Set(string name, string json, bool onlyOnce)
    {
        var isThere = Properties.TryGetValue(name, out var old);
        if (
            isThere
                ? onlyOnce || string.Equals(old, json, StringComparison.Ordinal)
                : Properties.Count >= MostProperties
        )
        {
            return false;
        }

        Bytes += 2L * (json.Length - (old?.Length ?? 0)) + (isThere ? 0 : 2L * name.Length + 64);
        Properties[name] = json;
        return true;
    }

    public void Note(PersonChange change)
    {
        _changes.Enqueue(change);
        if (_changes.Count > MostChanges)
        {
            _changes.Dequeue();
        }
    }
}
