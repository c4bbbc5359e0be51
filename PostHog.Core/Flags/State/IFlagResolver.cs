namespace PostHog.Flags.State;

/// <summary>Resolves the value of a flag that another flag depends on, within the same evaluation.</summary>
internal interface IFlagResolver
{
    /// <summary>Returns the value; null if only the server can decide it.</summary>
    /// <param name="flag">The index of the flag in the definitions.</param>
    /// <param name="state">The current evaluation.</param>
    public FeatureFlag? Resolve(int flag, ref EvaluationState state);

    /// <summary>Returns whether a flag is on; null if only the server can decide it.</summary>
    /// <param name="flag">The index of the flag in the definitions.</param>
    /// <param name="state">The current evaluation.</param>
    public bool? ResolveIsOn(int flag, ref EvaluationState state);
}
