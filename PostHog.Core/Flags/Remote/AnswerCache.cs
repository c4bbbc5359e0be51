using PostHog.Collections;
using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Remote;

/// <summary>
/// Caches answers of the server for identical questions. Expired answers are kept for when there is no other. All are
/// removed when other definitions are loaded, because flags have changed. Safe for use by many threads.
/// </summary>
/// <param name="duration">How long an answer is valid; null disables the cache.</param>
/// <param name="capacity">The maximum number of answers.</param>
internal sealed class AnswerCache(TimeSpan? duration, int capacity)
{
    private readonly object _gate = new();
    private readonly RecentMap<string, (FlagsAnswer Answer, TimeSpan At)> _answers = new(
        capacity,
        CacheSize.OfAnswers(capacity),
        (question, kept) => CacheSize.Of(question) + kept.Answer.Bytes,
        StringComparer.Ordinal
    );

    private ILocalEvaluator? _definitions;

    /// <summary>Whether the cache is enabled.</summary>
    public bool IsOn => duration is not null;

    /// <summary>Returns the answer to a question if it is still valid; null otherwise.</summary>
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

    /// <summary>Adds an answer. If it is incomplete or missing, an older answer fills the gaps.</summary>
    /// <param name="question">The question.</param>
    /// <param name="whole">The same question about all flags if the question is about some; otherwise null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="definitions">The definitions when the question was asked.</param>
    /// <param name="now">The monotonic time.</param>
    /// <returns>The answer to use.</returns>
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

    /// <summary>Removes all answers.</summary>
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

    // Definitions that are not loaded do not count as a change: the cached answers replace them.
    private void Follow(ILocalEvaluator definitions)
    {
        if (definitions.IsLoaded && definitions != _definitions)
        {
            _definitions = definitions;
            _answers.Clear();
        }
    }

    // A complete answer shows which flags are gone, so only its failed flags are taken from the older answer.
    private static FlagsAnswer Fill(FlagsAnswer answer, FlagsAnswer old)
    {
        var flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        foreach (var flag in old.Flags)
        {
            if (!answer.IsComplete || answer.FailedKeys.Contains(flag.Key, StringComparer.Ordinal))
            {
                flags[flag.Key] = flag.Value.WithFailure(answer.Failure!);
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
