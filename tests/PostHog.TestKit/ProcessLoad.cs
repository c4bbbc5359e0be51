using System.Diagnostics;

namespace PostHog.TestKit;

/// <summary>What this process holds of the system's things.</summary>
/// <param name="Threads">Its threads.</param>
/// <param name="Sockets">Its open sockets; 0 where the system does not tell.</param>
/// <param name="Timers">Its active timers.</param>
public sealed record ProcessLoad(int Threads, int Sockets, long Timers)
{
    /// <summary>Counts now, after a garbage collection.</summary>
    public static ProcessLoad Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var self = Process.GetCurrentProcess();
        return new ProcessLoad(self.Threads.Count, CountSockets(), Timer.ActiveCount);
    }

    private static int CountSockets()
    {
        const string descriptors = "/proc/self/fd";
        return Directory.Exists(descriptors)
            ? Directory.EnumerateFiles(descriptors).Count(IsSocket)
            : 0;
    }

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)
                    ?.Name.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // The file descriptor was closed meanwhile.
            return false;
        }
    }
}
