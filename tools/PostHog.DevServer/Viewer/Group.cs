namespace PostHog.Development.Viewer;

/// <summary>What the events made of a group. Guarded by its store.</summary>
internal sealed class Group(string type, string key) : IMeasured
{
    private const int Overhead = 512;

    /// <summary>The group type, such as <c>company</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The group key.</summary>
    public string Key { get; } = key;

    public KeptProperties Properties { get; } = new();

    public long EventCount { get; set; }

    public long FirstAt { get; set; }

    public long LastAt { get; set; }

    /// <summary>The number of the last event about it.</summary>
    public long LastEvent { get; set; }

    /// <inheritdoc/>
    public long Bytes => Overhead + Properties.Bytes + 2L * (Type.Length + Key.Length);
}
