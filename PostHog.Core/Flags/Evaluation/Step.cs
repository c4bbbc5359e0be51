namespace PostHog.Flags.Evaluation;

/// <summary>What one condition leads to: the end of the walk, with a value or without, or the next condition.</summary>
internal readonly struct Step
{
    public static readonly Step Next;

    private Step(FeatureFlag? value)
    {
        IsOver = true;
        Value = value;
    }

    public bool IsOver { get; }

    /// <summary>The value at the end; null when it cannot be told.</summary>
    public FeatureFlag? Value { get; }

    public static Step End(FeatureFlag? value) => new(value);
}
