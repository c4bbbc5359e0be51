namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Puts other functions in the place of <see cref="PostHogOptions.BeforeSend"/>, for every event from now on.
    /// </summary>
    /// <param name="functions">The functions, in order; none lets every event pass.</param>
    /// <exception cref="ArgumentNullException"><paramref name="functions"/> is null, or holds null.</exception>
    public void SetBeforeSend(params Func<PostHogEvent, PostHogEvent?>[] functions)
    {
        if (functions is null || Array.IndexOf(functions, null) >= 0)
        {
            throw new ArgumentNullException(nameof(functions));
        }

        _parts.BeforeSend.Replace(functions);
    }

    /// <summary>What this client did so far and holds now. Each reading is a snapshot of its own.</summary>
    public PostHogDiagnostics Diagnostics => _queue.Snapshot();

    /// <summary>Whether sending is switched off by <see cref="OptOut"/>.</summary>
    public bool IsOptedOut => _parts.SendGate.IsOptedOut;

    /// <summary>
    /// Switches sending off from now on: events are dropped, and their results say so. What is queued already is still
    /// delivered. Takes effect at once, for this client and its life.
    /// </summary>
    public void OptOut() => _parts.SendGate.IsOptedOut = true;

    /// <summary>Switches sending on again.</summary>
    public void OptIn() => _parts.SendGate.IsOptedOut = false;

    /// <summary>Switches messages of the level <see cref="PostHogLogLevel.Debug"/> on or off from now on.</summary>
    public void Debug(bool isEnabled) => _parts.Log.IsDebug = isEnabled;
}
