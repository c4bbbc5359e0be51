namespace PostHog.Flags.Evaluation;

/// <summary>The source of flag definitions, which are reloaded in the background.</summary>
internal interface IFlagDefinitionSource
{
    /// <summary>The current definitions.</summary>
    public ILocalEvaluator Current { get; }

    /// <summary>The number of successful loads, whether or not anything changed; 0 before the first.</summary>
    public long Refreshes { get; }
}
