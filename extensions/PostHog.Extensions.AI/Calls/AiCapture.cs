using PostHog.Async;
using PostHog.Capture.Ai;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// What all calls of one wrapper share: the client, and the options for every call. Thread-safe.
/// </summary>
internal sealed class AiCapture(PostHogClient posthog, PostHogAiOptions? options)
{
    private static readonly PostHogAiOptions Nothing = new();

    /// <summary>The options for every call.</summary>
    public PostHogAiOptions Options { get; } = options ?? Nothing;

    public Clock Clock => posthog.Clock;

    /// <summary>Whether media and texts of any length are sent.</summary>
    public bool IsFull => posthog.EnableFullAiCapture;

    /// <summary>Whether the content of a call is not sent.</summary>
    public bool IsPrivate(PostHogAiOptions? call) =>
        posthog.PrivacyMode || Options.PrivacyMode || call is { PrivacyMode: true };

    /// <summary>Queues an event.</summary>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent) => posthog.Enqueue(posthogEvent);

    /// <summary>Logs that something could not be captured. Never throws.</summary>
    public void Warn(Exception fault) => posthog.Log.AiNotCaptured(fault);

    /// <summary>Logs that several calls of the model become one event.</summary>
    public void WarnOfInvocation() => posthog.Log.AiFunctionInvocationInside();

    /// <summary>Logs that PostHog captures the calls twice.</summary>
    public void WarnOfGateway() => posthog.Log.AiGatewayCaptured();

    /// <summary>
    /// Applies the options to an event, those of the call last, and queues it. Never throws.
    /// </summary>
    /// <param name="captured">The event, with everything that was seen.</param>
    /// <param name="call">The options of the call; null if it has none.</param>
    /// <param name="outcome">Sets what no property of the caller replaces.</param>
    public void Send<T>(T captured, PostHogAiOptions? call, Action<T> outcome)
        where T : AiModelCall
    {
        captured.IsPrepared = true;
        captured.PrivacyMode = IsPrivate(call);
        Apply(captured, Options);
        if (call is not null)
        {
            Apply(captured, call);
        }

        outcome(captured);
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

    private static void Apply(AiModelCall captured, PostHogAiOptions options)
    {
        captured.SpanName = OrNull(options.SpanName) ?? captured.SpanName;
        captured.Flags = options.Flags ?? captured.Flags;
        if (captured is AiGeneration generation)
        {
            generation.PromptName = OrNull(options.PromptName) ?? generation.PromptName;
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

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

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
}
