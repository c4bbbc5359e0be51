using System.Diagnostics;
using System.Threading;

// Processes: the token is asked while waiting.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorProcessShims
{
    public static void WaitForExit(this Process process, CancellationToken cancellationToken)
    {
        while (!process.WaitForExit(50))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        process.WaitForExit();
    }
}
