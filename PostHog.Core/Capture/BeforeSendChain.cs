namespace PostHog.Capture;

// Facts: event-before-send.
/// <summary>
/// The caller's functions that have the last word on every event. Safe for use by many threads; the list is swapped as a
/// whole.
/// </summary>
internal sealed class BeforeSendChain(IEnumerable<Func<PostHogEvent, PostHogEvent?>> hooks)
{
    // A function that captures events of its own calls itself; this ends it before the stack does.
    private const int DeepestCall = 8;

    [ThreadStatic]
    private static int _depth;

    private volatile Func<PostHogEvent, PostHogEvent?>[] _hooks = [.. hooks];

    /// <summary>Whether there is no function to call.</summary>
    public bool IsEmpty => _hooks.Length == 0;

    /// <summary>Puts other functions in the place of these; calls that are under way finish with the old ones.</summary>
    public void Replace(IEnumerable<Func<PostHogEvent, PostHogEvent?>> hooks) =>
        _hooks = [.. hooks];

    /// <summary>Hands an event from function to function.</summary>
    /// <param name="posthogEvent">A copy that they may change.</param>
    /// <param name="fault">What a function threw; null when none did.</param>
    /// <returns>What the last one returned; null when one dropped the event or threw.</returns>
    public PostHogEvent? Run(PostHogEvent posthogEvent, out Exception? fault)
    {
        fault = null;
        if (_depth == DeepestCall)
        {
            fault = new InvalidOperationException(
                "A before-send function captures events endlessly."
            );
            return null;
        }

        _depth++;
        try
        {
            return RunAll(posthogEvent);
        }
        catch (Exception thrown)
        {
            fault = thrown;
            return null;
        }
        finally
        {
            _depth--;
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
