namespace PostHog.Flags.Model;

// Facts: reason-ranking.
/// <summary>Why a condition did not decide, with the value of the flag if this failure ranks highest.</summary>
internal readonly struct ConditionFailure(FeatureFlag value, int rank)
{
    /// <summary>The server's ranks for the reasons.</summary>
    public const int OutOfRollout = 3;
    public const int NoMatch = 2;
    public const int NoGroup = 1;

    public FeatureFlag Value { get; } = value;

    public int Rank { get; } = rank;
}
