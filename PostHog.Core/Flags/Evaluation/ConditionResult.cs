namespace PostHog.Flags.Evaluation;

/// <summary>What one condition leads to: the end of the walk, with a value or without, or the next condition.</summary>
internal readonly struct ConditionResult
{
    public static readonly ConditionResult Next;

    private ConditionResult(FeatureFlag? value)
    {
        IsOver = true;
        Value = value;
    }

    public bool IsOver { get; }

    /// <summary>The value at the end; null when it cannot be told.</summary>
    public FeatureFlag? Value { get; }

    public static ConditionResult End(FeatureFlag? value) => new(value);
}
