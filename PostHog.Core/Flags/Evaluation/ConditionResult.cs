namespace PostHog.Flags.Evaluation;

// Facts: early-exit.
/// <summary>
/// The result of one condition: the evaluation ends, with or without a value, or continues with the next condition.
/// </summary>
internal readonly struct ConditionResult
{
    /// <summary>The evaluation continues with the next condition.</summary>
    public static readonly ConditionResult Next;

    private ConditionResult(FeatureFlag? value)
    {
        IsFinal = true;
        Value = value;
    }

    /// <summary>Whether the evaluation ends here.</summary>
    public bool IsFinal { get; }

    /// <summary>The final value; null if only the server can decide it.</summary>
    public FeatureFlag? Value { get; }

    /// <summary>Ends the evaluation with this value.</summary>
    public static ConditionResult Final(FeatureFlag? value) => new(value);
}
