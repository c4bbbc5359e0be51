using System.Runtime.InteropServices;

namespace PostHog.Terminal;

/// <summary>
/// Turns the first Ctrl+C or SIGTERM into a cancelled token, so that the command ends in order. The second one ends the process.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Stopped => _stopped.Token;

    /// <summary>The signal that came first; null if none has come.</summary>
    public PosixSignal? First { get; private set; }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stopped.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        signal.Cancel = true;
        First = signal.Signal;
        _stopped.Cancel();
    }
}
