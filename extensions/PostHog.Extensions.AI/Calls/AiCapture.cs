using PostHog.Async;
using PostHog.Capture.Ai;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// What all calls of one wrapper share: the client, and the options for every call. Thread-safe, and none of its members
/// throws, even if the client is a substitute that does.
/// </summary>
internal sealed class AiCapture(IPostHogClient posthog, PostHogAiOptions? options)
{
    private static readonly PostHogAiOptions Nothing = new();

    private readonly PostHogLog _log =
        (posthog as PostHogClient)?.Log ?? new PostHogLog(callback: null);

    /// <summary>The options for every call.</summary>
    public PostHogAiOptions Options { get; } = options ?? Nothing;

    /// <summary>The clock of the client; that of the system for a substitute.</summary>
    public Clock Clock { get; } = (posthog as PostHogClient)?.Clock ?? SystemClock.Instance;

    /// <summary>Whether media and texts of any length are sent.</summary>
    public bool IsFull => Ask(static client => client.EnableFullAiCapture, otherwise: false);

    /// <summary>Whether the content of a call is not sent.</summary>
    public bool IsPrivate(PostHogAiOptions? call) =>
        Options.PrivacyMode
        || call is { PrivacyMode: true }
        || Ask(static client => client.PrivacyMode, otherwise: true);

    /// <summary>Queues an event.</summary>
    public void Enqueue(PostHogEvent posthogEvent)
    {
        try
        {
            posthog.Enqueue(posthogEvent);
        }
        catch (Exception fault)
        {
            Warn(fault);
        }
    }

    /// <summary>Logs that something could not be captured.</summary>
    public void Warn(Exception fault) => _log.AiNotCaptured(fault);

    /// <summary>Logs that several calls of the model become one event.</summary>
    public void WarnOfInvocation() => _log.AiFunctionInvocationInside();

    /// <summary>Logs that a provider counts less than nothing.</summary>
    public void WarnOfCount(string property) =>
        _log.AiNumberLeftOut(property, "The adapter of the provider counts wrongly.");

    /// <summary>Logs that PostHog captures the calls twice.</summary>
    public void WarnOfGateway() => _log.AiGatewayCaptured();

    /// <summary>Applies the options to an event, those of the call last.</summary>
    /// <param name="captured">The event, with everything that was seen but the outcome, which no property of the caller
    /// replaces.</param>
    /// <param name="call">The options of the call; null if it has none.</param>
    public void Apply(AiModelCall captured, PostHogAiOptions? call)
    {
        captured.IsPrepared = true;
        captured.PrivacyMode = IsPrivate(call);
        ApplyOne(captured, Options);
        if (call is not null)
        {
            ApplyOne(captured, call);
        }
    }

    /// <summary>Lets the caller change an event with its outcome, and queues it.</summary>
    public void Send(AiModelCall captured, PostHogAiOptions? call)
    {
        Configure(captured, Options.Configure);
        Configure(captured, call?.Configure);
        if (captured.IsPrepared && captured.Error is { } error)
        {
            captured.Error = AiError.Of(error, captured.PrivacyMode);
        }

        Enqueue(captured);
    }

    /// <summary>
    /// Applies to the event of a tool what holds for more than calls of a model: groups, flags, and properties that are
    /// not about the call.
    /// </summary>
    public void Describe(AiSpan span, PostHogAiOptions? call)
    {
        Add(span, Options);
        if (call is not null)
        {
            Add(span, call);
        }
    }

    private static void Add(AiSpan span, PostHogAiOptions options)
    {
        span.Flags = options.Flags ?? span.Flags;
        foreach (var group in options.Groups)
        {
            span.Groups[group.Key] = group.Value;
        }

        foreach (var property in options.Properties)
        {
            if (!property.Key.StartsWith("$ai_", StringComparison.Ordinal))
            {
                span[property.Key] = property.Value;
            }
        }
    }

    private static void ApplyOne(AiModelCall captured, PostHogAiOptions options)
    {
        captured.SpanName = NonBlank.Of(options.SpanName) ?? captured.SpanName;
        captured.Flags = options.Flags ?? captured.Flags;
        if (captured is AiGeneration generation)
        {
            generation.PromptName = NonBlank.Of(options.PromptName) ?? generation.PromptName;
            generation.PromptVersion = options.PromptVersion ?? generation.PromptVersion;
        }

        foreach (var group in options.Groups)
        {
            captured.Groups[group.Key] = group.Value;
        }

        foreach (var property in options.Properties)
        {
            captured[property.Key] = property.Value;
            // What the caller sets may be content, so the rules for content apply again.
            captured.IsPrepared = false;
        }
    }

    private void Configure(AiModelCall captured, Action<AiModelCall>? configure)
    {
        if (configure is null)
        {
            return;
        }

        var before = new EventState(captured);
        captured.IsPrepared = false;
        try
        {
            configure(captured);
            if (TokenSource.Differs(before.Properties, captured))
            {
                captured[AiNames.TokensSource] = TokenSource.Caller;
            }
        }
        catch (Exception fault)
        {
            before.Restore();
            Warn(fault);
        }
    }

    private bool Ask(Func<IPostHogClient, bool> question, bool otherwise)
    {
        try
        {
            return question(posthog);
        }
        catch (Exception fault)
        {
            Warn(fault);
            return otherwise;
        }
    }
}
