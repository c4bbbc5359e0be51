using PostHog.Flags.Evaluation;

namespace PostHog.Flags;

/// <summary>No definitions: every flag is the server's to evaluate.</summary>
internal sealed class NoFlagDefinitions : IFlagDefinitions, IFlagEvaluator
{
    public static readonly NoFlagDefinitions Instance = new();

    private NoFlagDefinitions() { }

    public IFlagEvaluator Current => this;

    public long Refreshes => 0;

    public bool IsLoaded => false;

    public bool AllowsMinimalEvents => false;

    public FlagIndex Index => FlagIndex.Empty;

    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out FlagGap gap)
    {
        gap = FlagGap.NotLoaded;
        return null;
    }

    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results) => 0;

    public bool TryGetPayload(string key, string value, out string? json)
    {
        json = null;
        return false;
    }
}
