namespace PostHog.Flags.Model;

// Facts: reason-ranking.
/// <summary>Why a condition did not decide, as the value the flag has if this is the most telling failure of all.</summary>
internal readonly struct ConditionFailure(FeatureFlag value, int rank)
{
    /// <summary>The ranks the server gives its reasons.</summary>
    public const int OutOfRollout = 3;
    public const int NoMatch = 2;
    public const int NoGroup = 1;

    public FeatureFlag Value { get; } = value;

    public int Rank { get; } = rank;
}
