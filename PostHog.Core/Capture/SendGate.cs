namespace PostHog.Capture;

// Facts: event-opt-out.
/// <summary>Decides whether the client accepts events now. Thread-safe.</summary>
internal sealed class SendGate(bool isEnabled)
{
    private volatile bool _isClosed;
    private volatile bool _isOptedOut;

    /// <summary>Whether sending is switched off at run time.</summary>
    public bool IsOptedOut
    {
        get => _isOptedOut;
        set => _isOptedOut = value;
    }

    /// <summary>Drops every event from now on.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Returns why events are dropped now; null if they are accepted.</summary>
    public PostHogFailure? ReasonToDrop()
    {
        if (_isClosed)
        {
            return EventFailures.Closed;
        }

        if (!isEnabled)
        {
            return EventFailures.Disabled;
        }

        return _isOptedOut ? EventFailures.OptedOut : null;
    }
}
