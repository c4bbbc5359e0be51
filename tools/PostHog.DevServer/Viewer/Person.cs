namespace PostHog.Development.Viewer;

/// <summary>What the events made of a person. Guarded by its store.</summary>
internal sealed class Person(long number) : IMeasured
{
    public const int MostIds = 100;

    private const int MostChanges = 20;
    private const int LongestChange = 500;
    private const int Overhead = 512;

    private readonly Queue<PersonChange> _changes = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _ownBytes = Overhead;

    /// <summary>Its place among all persons.</summary>
    public long Number { get; } = number;

    public IReadOnlyCollection<string> DistinctIds => _ids;

    public KeptProperties Properties { get; } = new();

    public long EventCount { get; set; }

    public long FirstAt { get; set; }

    public long LastAt { get; set; }

    /// <summary>The number of the last event about it.</summary>
    public long LastEvent { get; set; }

    /// <summary>Whether an event named the user, rather than a device.</summary>
    public bool IsIdentified { get; set; }

    /// <summary>Whether another id was joined to it; then it is not joined to others, unless an event says so at any risk.</summary>
    public bool HasJoined { get; set; }

    /// <inheritdoc/>
    public long Bytes => _ownBytes + Properties.Bytes;

    public IReadOnlyCollection<PersonChange> Changes => _changes;

    /// <summary>Adds a distinct id; false where there is no room.</summary>
    public bool TryAddId(string id)
    {
        if (_ids.Count >= MostIds)
        {
            return false;
        }

        _ownBytes += _ids.Add(id) ? 2L * id.Length : 0;
        return true;
    }

    public bool Has(string id) => _ids.Contains(id);

    public void Note(PersonChange change)
    {
        var cut =
            change.Text.Length > LongestChange
                ? change with
                {
                    Text = $"{change.Text.AsSpan(0, LongestChange)}…",
                }
                : change;
        _ownBytes += 2L * cut.Text.Length;
        _changes.Enqueue(cut);
        if (_changes.Count > MostChanges)
        {
            _ownBytes -= 2L * _changes.Dequeue().Text.Length;
        }
    }
}
