namespace PostHog.Diagnostics;

/// <summary>One run of a callback of the host's. What the callback starts knows it even after the callback has returned.</summary>
internal sealed class CallbackFrame : IDisposable
{
    private readonly AsyncLocal<CallbackFrame?> _slot;
    private readonly CallbackFrame? _around;
    private volatile bool _isOver;

    /// <summary>Begins a run inside the one that is current.</summary>
    public CallbackFrame(int depth, AsyncLocal<CallbackFrame?> slot)
    {
        Depth = depth;
        _slot = slot;
        _around = slot.Value;
        slot.Value = this;
    }

    /// <summary>How many callbacks led to each other, this one included.</summary>
    public int Depth { get; }

    /// <summary>Whether this callback, or one around it, has not returned.</summary>
    public bool IsRunning => !_isOver || _around is { IsRunning: true };

    /// <summary>Notes that the callback has returned.</summary>
    public void Dispose()
    {
        _isOver = true;
        _slot.Value = _around;
    }
}
