namespace PostHog.Diagnostics;

/// <summary>
/// One run of an application callback. Work that the callback starts has this frame even after the callback returns.
/// </summary>
internal sealed class CallbackFrame : IDisposable
{
    private readonly AsyncLocal<CallbackFrame?> _slot;
    private readonly CallbackFrame? _around;
    private volatile bool _isOver;

    /// <summary>Begins a run inside the current one.</summary>
    public CallbackFrame(int depth, AsyncLocal<CallbackFrame?> slot)
    {
        Depth = depth;
        _slot = slot;
        _around = slot.Value;
        slot.Value = this;
    }

    /// <summary>The number of nested callbacks, including this one.</summary>
    public int Depth { get; }

    /// <summary>Whether this callback, or one around it, has not returned.</summary>
    public bool IsRunning => !_isOver || _around is { IsRunning: true };

    /// <summary>Records that the callback has returned.</summary>
    public void Dispose()
    {
        _isOver = true;
        _slot.Value = _around;
    }
}
