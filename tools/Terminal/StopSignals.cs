using System.Runtime.InteropServices;

namespace PostHog.Tool.Input;

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

    /// <summary>The exit code of a command that was stopped.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Interrupted;

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
        ExitCode =
            signal.Signal == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Terminated;
        _stopped.Cancel();
    }
}
