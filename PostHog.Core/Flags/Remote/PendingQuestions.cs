namespace PostHog.Flags.Remote;

/// <summary>
/// Lets callers who ask exactly the same question at the same time share one request. Decides only: callers wait by
/// themselves. Safe for use by many threads.
/// </summary>
/// <typeparam name="TSignal">What callers wait for.</typeparam>
internal sealed class PendingQuestions<TSignal>
    where TSignal : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, PendingQuestion<TSignal>> _pending = new(
        StringComparer.Ordinal
    );

    /// <summary>Returns the same question of another caller, to wait for; or the caller's own, which is to be asked.</summary>
    /// <param name="own">The caller's own.</param>
    public PendingQuestion<TSignal> Join(PendingQuestion<TSignal> own)
    {
        lock (_gate)
        {
            // With other definitions loaded since, flags may have changed.
            if (
                _pending.TryGetValue(own.Text, out var other)
                && other.Definitions == own.Definitions
            )
            {
                return other;
            }

            _pending[own.Text] = own;
            return own;
        }
    }

    /// <summary>Ends a question, settled or not. Its signal is to be given afterwards.</summary>
    public void End(PendingQuestion<TSignal> question)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue(question.Text, out var pending) && pending == question)
            {
                _pending.Remove(question.Text);
            }
        }
    }

    /// <summary>From now on nobody joins a question that was asked before.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }
}
