namespace PostHog.Flags.Remote;

/// <summary>
/// Lets callers who ask an identical question at the same time share one request. Only decides; callers do the waiting
/// themselves. Safe for use by many threads.
/// </summary>
/// <typeparam name="TSignal">The signal that callers wait for.</typeparam>
internal sealed class PendingQuestions<TSignal>
    where TSignal : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, PendingQuestion<TSignal>> _pending = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns an identical question of another caller to wait for, or the caller's own question to ask.
    /// </summary>
    /// <param name="own">The caller's own question.</param>
    public PendingQuestion<TSignal> Join(PendingQuestion<TSignal> own)
    {
        lock (_gate)
        {
            // If other definitions have been loaded since, flags may have changed.
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

    /// <summary>Ends a question, settled or not. Set its signal afterwards.</summary>
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

    /// <summary>Prevents callers from joining questions that were asked before.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }
}
