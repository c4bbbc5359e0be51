using PostHog.Diagnostics;

namespace PostHog.Capture;

// Facts: event-before-send.
/// <summary>
/// The caller's functions that may change or drop an event before it is serialised. Thread-safe, because the list is
/// replaced as a whole.
/// </summary>
internal sealed class BeforeSendChain(IEnumerable<Func<PostHogEvent, PostHogEvent?>> hooks)
{
    private readonly CallbackGuard _guard = new(CallbackDepth.MaxInnerDepth);
    private volatile Func<PostHogEvent, PostHogEvent?>[] _hooks = [.. hooks];

    /// <summary>Whether there is no function to call.</summary>
    public bool IsEmpty => _hooks.Length == 0;

    /// <summary>Replaces the functions; calls in progress finish with the old ones.</summary>
    public void Replace(IEnumerable<Func<PostHogEvent, PostHogEvent?>> hooks) =>
        _hooks = [.. hooks];

    /// <summary>Passes an event from function to function.</summary>
    /// <param name="posthogEvent">A copy that the functions may change.</param>
    /// <param name="fault">What a function threw; null if none did.</param>
    /// <returns>What the last function returned; null if one dropped the event or threw.</returns>
    public PostHogEvent? Run(PostHogEvent posthogEvent, out Exception? fault)
    {
        fault = null;
        if (IsEmpty)
        {
            return posthogEvent;
        }

        using var frame = _guard.TryEnter();
        if (frame is null)
        {
            fault = new InvalidOperationException(
                "A before-send function keeps capturing events, which it is called for again."
            );
            return null;
        }

        try
        {
            return RunAll(posthogEvent);
        }
        catch (Exception thrown)
        {
            fault = thrown;
            return null;
        }
    }

    private PostHogEvent? RunAll(PostHogEvent posthogEvent)
    {
        PostHogEvent? passed = posthogEvent;
        foreach (var hook in _hooks)
        {
            passed = hook(passed);
            if (passed is null)
            {
                break;
            }
        }

        return passed;
    }
}
