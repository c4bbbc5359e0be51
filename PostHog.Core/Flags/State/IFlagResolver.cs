namespace PostHog.Flags.State;

/// <summary>Finds the value of a flag that another one depends on, within the same evaluation.</summary>
internal interface IFlagResolver
{
    /// <summary>Returns the value; null when only the server can tell it.</summary>
    /// <param name="flag">The index of the flag in its snapshot.</param>
    /// <param name="state">The evaluation that asks.</param>
    public FeatureFlag? Resolve(int flag, ref EvaluationState state);

    /// <summary>Returns whether a flag is on; null when only the server can tell that.</summary>
    /// <param name="flag">The index of the flag in its snapshot.</param>
    /// <param name="state">The evaluation that asks.</param>
    public bool? ResolveIsOn(int flag, ref EvaluationState state);
}
