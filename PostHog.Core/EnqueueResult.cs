namespace PostHog;

/// <summary>What became of an event passed to the queue: accepted, or dropped for a reason.</summary>
public readonly struct EnqueueResult : IEquatable<EnqueueResult>
{
    private EnqueueResult(Guid uuid, PostHogFailure? failure, bool isSpooled = false)
    {
        Uuid = uuid;
        Failure = failure;
        IsSpooled = isSpooled;
    }

    /// <summary>
    /// True if the event is in the queue or in the spool; it will be delivered, or its loss reported.
    /// </summary>
    public bool IsAccepted => Failure is null;

    /// <summary>
    /// True if the event is in the spool (<see cref="PostHogOptions.Spool"/>) because the queue is full.
    /// </summary>
    public bool IsSpooled { get; }

    /// <summary>
    /// The id under which the event will be sent; <see cref="Guid.Empty"/> if it was dropped before it got one.
    /// </summary>
    public Guid Uuid { get; }

    /// <summary>Why the event was dropped; null if it was accepted.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>Whether both results have the same id, failure and place.</summary>
    public static bool operator ==(EnqueueResult left, EnqueueResult right) => left.Equals(right);

    /// <summary>Whether the results differ.</summary>
    public static bool operator !=(EnqueueResult left, EnqueueResult right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EnqueueResult other) =>
        Uuid == other.Uuid && Failure == other.Failure && IsSpooled == other.IsSpooled;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EnqueueResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Uuid.GetHashCode();

    /// <summary>Returns the outcome on one line.</summary>
    public override string ToString() =>
        Failure is not null ? $"dropped: {Failure}"
        : IsSpooled ? $"spooled {Uuid:D}"
        : $"accepted {Uuid:D}";

    internal static EnqueueResult Accepted(Guid uuid) => new(uuid, failure: null);

    internal static EnqueueResult Spooled(Guid uuid) => new(uuid, failure: null, isSpooled: true);

    internal static EnqueueResult Dropped(PostHogFailure failure, Guid uuid = default) =>
        new(uuid, failure);
}
