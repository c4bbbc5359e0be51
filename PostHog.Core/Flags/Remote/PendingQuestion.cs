using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Remote;

/// <summary>A question that is on its way to the server; managed by <see cref="PendingQuestions{TSignal}"/>.</summary>
/// <typeparam name="TSignal">What others wait for.</typeparam>
internal sealed class PendingQuestion<TSignal>(
    string text,
    ILocalEvaluator definitions,
    TSignal signal
)
    where TSignal : class
{
    /// <summary>The question, in full.</summary>
    public string Text => text;

    /// <summary>The definitions when it was asked.</summary>
    public ILocalEvaluator Definitions => definitions;

    /// <summary>What others wait for.</summary>
    public TSignal Signal => signal;

    /// <summary>Whether it came to its end; false where the caller who asked it was cancelled.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The answer, once it is settled; null where none was needed.</summary>
    public FlagsAnswer? Answer { get; set; }
}
