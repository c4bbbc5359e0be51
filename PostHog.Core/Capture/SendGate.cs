namespace PostHog.Capture;

// Facts: event-opt-out.
/// <summary>Where every event has to pass first: says whether the client takes any. Safe for use by many threads.</summary>
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

    /// <summary>Refuses everything from now on.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Returns why events are refused now; null when they may pass.</summary>
    public PostHogFailure? ReasonToRefuse()
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
