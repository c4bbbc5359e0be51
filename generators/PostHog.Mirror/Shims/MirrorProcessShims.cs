using System.Diagnostics;
using System.Threading;

/// <summary>Processes: the token is asked while waiting.</summary>
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
