using PostHog.Collections;
using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Remote;

/// <summary>
/// Keeps answers of the server for questions that are exactly the same again. An answer that is too old is kept too, for
/// when no other can be had. All are forgotten when other definitions are loaded: flags have changed. Safe for use by many
/// threads.
/// </summary>
/// <param name="duration">How long an answer is good; null keeps none.</param>
/// <param name="capacity">How many answers are kept.</param>
internal sealed class AnswerCache(TimeSpan? duration, int capacity)
{
    private readonly object _gate = new();
    private readonly RecentMap<string, (FlagsAnswer Answer, TimeSpan At)> _answers = new(
        capacity,
        StringComparer.Ordinal
    );

    private ILocalEvaluator? _definitions;

    /// <summary>Whether answers are kept.</summary>
    public bool IsOn => duration is not null;

    /// <summary>Returns the answer to a question, if there is one that is still good.</summary>
    /// <param name="question">The question.</param>
    /// <param name="definitions">The definitions at the time of the question.</param>
    /// <param name="now">The monotonic time.</param>
    public FlagsAnswer? Find(string question, ILocalEvaluator definitions, TimeSpan now)
    {
        lock (_gate)
        {
            Follow(definitions);
            return IsOn && _answers.TryGet(question, out var kept) && now - kept.At < duration
                ? kept.Answer
                : null;
        }
    }

    /// <summary>Takes an answer. Where it is not complete, or none at all, an older one fills it up.</summary>
    /// <param name="question">The question.</param>
    /// <param name="whole">The same question about all flags, where it is about some; else null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="definitions">The definitions when the question was asked.</param>
    /// <param name="now">The monotonic time.</param>
    /// <returns>The answer to go by.</returns>
    public FlagsAnswer Take(
        string question,
        string? whole,
        FlagsAnswer answer,
        ILocalEvaluator definitions,
        TimeSpan now
    )
    {
        if (!IsOn)
        {
            return answer;
        }

        lock (_gate)
        {
            Follow(definitions);
            var filled = answer;
            if (!answer.IsComplete || answer.FailedKeys.Count > 0)
            {
                filled = Newest(question, whole) is { } old ? Fill(answer, old) : answer;
            }

            if (answer.IsAnswered)
            {
                _answers.Set(question, (filled, now));
            }

            return filled;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _answers.Clear();
        }
    }

    private FlagsAnswer? Newest(string question, string? whole)
    {
        var hasOwn = _answers.TryGet(question, out var own);
        return
            whole is not null && _answers.TryGet(whole, out var all) && (!hasOwn || all.At > own.At)
            ? all.Answer
            : own.Answer;
    }

    // Definitions that could not be read do not count as a change: what is kept stands in for them.
    private void Follow(ILocalEvaluator definitions)
    {
        if (definitions.IsLoaded && definitions != _definitions)
        {
            _definitions = definitions;
            _answers.Clear();
        }
    }

    // A complete answer says which flags are gone; only those it failed to tell are taken from before.
    private static FlagsAnswer Fill(FlagsAnswer answer, FlagsAnswer old)
    {
        var flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        foreach (var flag in old.Flags)
        {
            if (!answer.IsComplete || answer.FailedKeys.Contains(flag.Key, StringComparer.Ordinal))
            {
                flags[flag.Key] = flag.Value.InPlaceOf(answer.Failure!);
            }
        }

        foreach (var flag in answer.Flags)
        {
            flags[flag.Key] = flag.Value;
        }

        return answer with
        {
            Flags = flags,
        };
    }
}
