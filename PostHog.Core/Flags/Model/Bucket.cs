namespace PostHog.Flags.Model;

// Facts: continuity-identifier-order.
/// <summary>The identifier that a condition is rolled out by, if it exists and is known.</summary>
internal readonly struct Bucket
{
    /// <summary>The identifier exists, but only the server knows it.</summary>
    public static readonly Bucket ServerOnly;

    /// <summary>The subject has no such identifier, and the server skips the condition.</summary>
    public static readonly Bucket Missing = new(id: null, isMissing: true);

    private Bucket(string? id, bool isMissing)
    {
        Id = id;
        IsMissing = isMissing;
    }

    /// <summary>The identifier; null if it is unknown or missing.</summary>
    public string? Id { get; }

    public bool IsMissing { get; }

    public static Bucket Of(string? id) => id is null ? Missing : new(id, isMissing: false);
}
