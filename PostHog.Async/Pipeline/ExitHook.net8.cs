using System.Runtime.InteropServices;

namespace PostHog.Async.Pipeline;

internal sealed partial class ExitHook
{
    private readonly List<PosixSignalRegistration> _signals = [];

    // The signals keep their effect: what follows them is the process's own business.
    private void RegisterSignals()
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Flush()));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Flush()));
    }

    private void UnregisterSignals() => _signals.ForEach(signal => signal.Dispose());
}
