using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Remote;
using PostHog.Setup;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.Flags;

/// <summary>
/// Gets answers about flags: a cached one, none if the flags are known not to exist, or the server's. Other classes
/// decide what is cached and known.
/// </summary>
internal sealed class RemoteFlags(
    FlagParts flags,
    int maxRetries,
    RedirectingSender http,
    Clock clock,
    PostHogLog log
)
{
    // Far more keys than an application requests by mistake.
    private const int KnownKeys = 1_000;

    private readonly UnknownFlagTracker<Latch> _unknown = new(KnownKeys);
    private readonly PendingQuestions<Latch> _pending = new();

    /// <summary>Returns the answer to a question; null if none is needed because the flags do not exist.</summary>
    /// <param name="question">The question.</param>
    /// <param name="unknown">Its keys that the definitions do not contain.</param>
    /// <param name="hasOthers">Whether the question is about other flags too.</param>
    /// <param name="isForced">Whether to ignore cached answers.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public async Task<FlagsAnswer?> AskAsync(
        FlagsQuestion question,
        IReadOnlyCollection<string> unknown,
        bool hasOthers,
        bool isForced,
        CancellationToken cancellationToken
    )
    {
        var subject = flags.Writer.WriteSubject(question);
        var definitions = flags.Definitions.Current;
        var asked = new UnknownFlagRequest<Latch>(unknown, hasOthers || isForced, new Latch());
        if (isForced)
        {
            return await AskUncachedAsync(
                    asked,
                    subject,
                    question.Keys,
                    definitions,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        var text = KeyOf(subject, question.Keys);
        while (true)
        {
            if (Kept(subject, question.Keys, definitions) is { } kept)
            {
                return kept;
            }

            var own = new PendingQuestion<Latch>(text, definitions, new Latch());
            var pending = _pending.Join(own);
            if (pending == own)
            {
                return await SettleAsync(own, asked, subject, question.Keys, cancellationToken)
                    .ConfigureAwait(false);
            }

            await pending.Signal.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (pending.IsSettled)
            {
                return pending.Answer;
            }
        }
    }

    // Other callers may wait for this question, so it is always ended.
    private async Task<FlagsAnswer?> SettleAsync(
        PendingQuestion<Latch> own,
        UnknownFlagRequest<Latch> asked,
        string subject,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        try
        {
            own.Answer = await AskUncachedAsync(
                    asked,
                    subject,
                    keys,
                    own.Definitions,
                    cancellationToken
                )
                .ConfigureAwait(false);
            own.IsSettled = true;
            return own.Answer;
        }
        finally
        {
            _pending.End(own);
            own.Signal.Open();
        }
    }

    private async Task<FlagsAnswer?> AskUncachedAsync(
        UnknownFlagRequest<Latch> asked,
        string subject,
        IReadOnlyCollection<string>? keys,
        ILocalEvaluator definitions,
        CancellationToken cancellationToken
    )
    {
        while (_unknown.Begin(asked, flags.Definitions.Refreshes) is { } other)
        {
            await other.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!asked.IsNeeded)
        {
            return null;
        }

        var answer = await AskServerAsync(asked, subject, keys, cancellationToken)
            .ConfigureAwait(false);
        return flags.Cache.Take(
            KeyOf(subject, keys),
            keys is null ? null : subject,
            answer,
            definitions,
            clock.Elapsed
        );
    }

    /// <summary>Clears the cached answers, and the record of which flags do not exist.</summary>
    public void Clear()
    {
        flags.Cache.Clear();
        _unknown.Clear();
        _pending.Clear();
    }

    // Other callers may wait for this request, so it is always ended.
    private async Task<FlagsAnswer> AskServerAsync(
        UnknownFlagRequest<Latch> asked,
        string subject,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        FlagsAnswer? answer = null;
        try
        {
            var request = flags.Writer.Write(subject, keys);
            answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var found = answer is { IsAnswered: true } ? answer.KnownKeys() : null;
            var isComplete = answer is { IsComplete: true };
            _unknown.End(asked, found, isComplete, flags.Definitions.Refreshes);
            asked.Signal.Open();
        }

        if (answer.Failure is { } failure)
        {
            log.FlagsNotEvaluated(failure);
        }

        return answer;
    }

    // Retries if a response was lost. A failure is returned as an answer too.
    private async Task<FlagsAnswer> SendAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        for (var attempts = 1; ; attempts++)
        {
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var delay = FlagsRetry.DelayAfter(response, attempts, maxRetries);
            if (delay is not { } pause)
            {
                return FlagsAnswerReader.Read(response).LoggingTo(log);
            }

            log.FlagAttemptFailed(attempts, FlagFailures.Of(response)!, pause);
            await Pause.ForAsync(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // An answer about all flags also serves a question about some, if it contains them.
    private FlagsAnswer? Kept(
        string subject,
        IReadOnlyCollection<string>? keys,
        ILocalEvaluator definitions
    )
    {
        var cache = flags.Cache;
        if (!cache.IsOn)
        {
            return null;
        }

        var now = clock.Elapsed;
        if (cache.Find(KeyOf(subject, keys), definitions, now) is { } exact)
        {
            return exact;
        }

        return
            keys is not null
            && cache.Find(KeyOf(subject, keys: null), definitions, now) is { } all
            && keys.All(all.Flags.ContainsKey)
            ? all
            : null;
    }

    private static string KeyOf(string subject, IReadOnlyCollection<string>? keys) =>
        keys is null ? subject : subject + FlagsRequestWriter.WriteKeys(keys);
}
