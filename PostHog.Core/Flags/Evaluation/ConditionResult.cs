namespace PostHog.Flags.Evaluation;

// Facts: early-exit.
/// <summary>What one condition leads to: the end of the evaluation, with a value or without, or the next condition.</summary>
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

    /// <summary>The value at the end; null when only the server can tell it.</summary>
    public FeatureFlag? Value { get; }

    /// <summary>The evaluation ends, with this value.</summary>
    public static ConditionResult Final(FeatureFlag? value) => new(value);
}
