namespace PostHog.Flags.Evaluation;

/// <summary>Where the definitions of flags come from, as they are loaded anew in the background.</summary>
internal interface IFlagDefinitionSource
{
    /// <summary>The definitions as they are now.</summary>
    public ILocalEvaluator Current { get; }

    /// <summary>How often they were loaded successfully, whether or not anything had changed; 0 when they never were.</summary>
    public long Refreshes { get; }
}
