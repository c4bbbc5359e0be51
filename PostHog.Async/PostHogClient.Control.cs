using PostHog.Setup;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>The parts of this client, for packages that extend it.</summary>
    internal ClientParts Parts => _parts;

    /// <summary>Whether a further failure would give up queued events that failed before, for the fake of tests.</summary>
    internal bool IsBeforeLastAttempt =>
        _pipeline.Events.IsBeforeLastAttempt || _pipeline.Ai.IsBeforeLastAttempt;

    /// <summary>Replaces the functions in <see cref="PostHogOptions.BeforeSend"/> for every later event.</summary>
    /// <param name="functions">The functions, in order; with none, every event passes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="functions"/> is null, or holds null.</exception>
    public void SetBeforeSend(params Func<PostHogEvent, PostHogEvent?>[] functions)
    {
        if (functions is null || Array.IndexOf(functions, null) >= 0)
        {
            throw new ArgumentNullException(nameof(functions));
        }

        _parts.BeforeSend.Replace(functions);
    }

    /// <summary>What this client has done so far and holds now. Each read returns a new snapshot.</summary>
    public PostHogDiagnostics Diagnostics => _pipeline.Snapshot();

    /// <summary>Whether sending is switched off by <see cref="OptOut"/>.</summary>
    public bool IsOptedOut => _parts.SendGate.IsOptedOut;

    /// <summary>
    /// Stops capturing: later events are dropped, and their results say so. Events already queued are still delivered;
    /// those in the spool, of all clients with the same host and project token, are deleted. Takes effect at once, for
    /// this client only.
    /// </summary>
    public void OptOut()
    {
        _parts.SendGate.IsOptedOut = true;
        _spool?.DeleteAll();
    }

    /// <summary>Switches sending on again.</summary>
    public void OptIn() => _parts.SendGate.IsOptedOut = false;

    /// <summary>Switches messages of the level <see cref="PostHogLogLevel.Debug"/> on or off.</summary>
    /// <param name="isEnabled">Whether they are logged. Default true.</param>
    public void Debug(bool isEnabled = true) => _parts.Log.IsDebug = isEnabled;
}
