namespace PostHog.Flags.Definitions;

// Facts: condition-aggregation-three-states.
/// <summary>Whether a condition is rolled out by the person's key, or by the key of the group of one type.</summary>
internal readonly struct Aggregation : IEquatable<Aggregation>
{
    public static readonly Aggregation Person;

    private readonly int _groupPlusOne;

    private Aggregation(int groupPlusOne) => _groupPlusOne = groupPlusOne;

    /// <summary>The index of the group type; null for the person.</summary>
    public int? Group => _groupPlusOne == 0 ? null : _groupPlusOne - 1;

    public static Aggregation ByGroup(int index) => new(index + 1);

    public bool Equals(Aggregation other) => _groupPlusOne == other._groupPlusOne;

    public override bool Equals(object? obj) => obj is Aggregation other && Equals(other);

    public override int GetHashCode() => _groupPlusOne;
}
