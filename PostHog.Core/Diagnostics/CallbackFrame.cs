namespace PostHog.Diagnostics;

/// <summary>
/// One run of an application callback. Work that the callback starts has this frame even after the callback returns.
/// </summary>
internal sealed class CallbackFrame : IDisposable
{
    [ThreadStatic]
    private static int _depthOnThread;

    private readonly AsyncLocal<CallbackFrame?> _slot;
    private readonly CallbackFrame? _around;
    private readonly CallbackGuard? _guard;
    private int? _depthAround;
    private volatile bool _isOver;

    private CallbackFrame(
        int depth,
        AsyncLocal<CallbackFrame?> slot,
        CallbackGuard? guard,
        bool isOfFlow = false
    )
    {
        Depth = depth;
        IsOfFlow = isOfFlow || slot.Value is { IsOfFlow: true };
        _slot = slot;
        _around = slot.Value;
        _guard = guard;
        slot.Value = this;
    }

    /// <summary>
    /// The number of callbacks on the stack of this thread. A callback can call the client without its own flow of
    /// work, which would otherwise hide that it is nested.
    /// </summary>
    public static int DepthOnThread => _depthOnThread;

    /// <summary>The number of nested callbacks, including this one.</summary>
    public int Depth { get; }

    /// <summary>Whether this callback, or one around it, is an HTTP handler.</summary>
    public bool IsOfFlow { get; }

    /// <summary>Whether this callback, or one around it, has not returned.</summary>
    public bool IsRunning => !_isOver || _around is { IsRunning: true };

    /// <summary>Begins a run inside the current one, which ends on the same thread.</summary>
    public static CallbackFrame OfThread(
        int depth,
        AsyncLocal<CallbackFrame?> slot,
        CallbackGuard? guard
    )
    {
        var frame = new CallbackFrame(depth, slot, guard) { _depthAround = _depthOnThread };
        _depthOnThread = depth;
        return frame;
    }

    /// <summary>
    /// Begins a run inside the current one, which may end on another thread. It counts, but is not one that
    /// <see cref="IsRunning"/> is about.
    /// </summary>
    public static CallbackFrame OfFlow(
        int depth,
        AsyncLocal<CallbackFrame?> slot,
        CallbackGuard? guard
    ) => new(depth, slot, guard, isOfFlow: true) { _isOver = true };

    /// <summary>Records that the callback has returned.</summary>
    public void Dispose()
    {
        _isOver = true;
        _slot.Value = _around;
        _depthOnThread = _depthAround ?? _depthOnThread;
        _guard?.Leave();
    }
}
