using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Remote;

/// <summary>A question that is being sent to the server. Managed by <see cref="PendingQuestions{TSignal}"/>.</summary>
/// <typeparam name="TSignal">The signal that other callers wait for.</typeparam>
internal sealed class PendingQuestion<TSignal>(
    string text,
    ILocalEvaluator definitions,
    TSignal signal
)
    where TSignal : class
{
    /// <summary>The full text of the question.</summary>
    public string Text => text;

    /// <summary>The definitions when the question was asked.</summary>
    public ILocalEvaluator Definitions => definitions;

    /// <summary>The signal that other callers wait for.</summary>
    public TSignal Signal => signal;

    /// <summary>Whether the question completed; false if the caller who asked it was cancelled.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The answer once the question is settled; null if none was needed.</summary>
    public FlagsAnswer? Answer { get; set; }
}
