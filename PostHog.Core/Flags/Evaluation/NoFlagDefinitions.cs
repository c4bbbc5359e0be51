using PostHog.Flags.Inputs;
using PostHog.Flags.Model;

namespace PostHog.Flags.Evaluation;

/// <summary>No definitions: the server evaluates every flag.</summary>
internal sealed class NoFlagDefinitions : IFlagDefinitionSource, ILocalEvaluator
{
    public static readonly NoFlagDefinitions Instance = new();

    private NoFlagDefinitions() { }

    public ILocalEvaluator Current => this;

    public long Refreshes => 0;

    public bool IsLoaded => false;

    public bool AllowsMinimalEvents => false;

    public FlagIndex Index => FlagIndex.Empty;

    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap)
    {
        gap = LocalGap.NotLoaded;
        return null;
    }

    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results) => 0;

    public string? RuntimeOf(string key) => null;

    public bool TryGetPayload(string key, string value, out string? json)
    {
        json = null;
        return false;
    }
}
