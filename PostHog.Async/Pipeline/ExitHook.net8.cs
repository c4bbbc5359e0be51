using System.Runtime.InteropServices;

namespace PostHog.Async.Pipeline;

internal sealed partial class ExitHook
{
    private readonly List<PosixSignalRegistration> _signals = [];

    // The signals keep their effect: the process itself decides what follows.
    private void RegisterSignals()
    {
        if (OperatingSystem.IsBrowser())
        {
            return;
        }

        PosixSignal[] ends =
        [
            PosixSignal.SIGINT,
            PosixSignal.SIGTERM,
            PosixSignal.SIGHUP,
            PosixSignal.SIGQUIT,
        ];
        foreach (var end in ends)
        {
            _signals.Add(PosixSignalRegistration.Create(end, _ => Flush()));
        }
    }

    private void UnregisterSignals() => _signals.ForEach(signal => signal.Dispose());
}
