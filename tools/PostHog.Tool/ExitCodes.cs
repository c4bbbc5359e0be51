using System.Runtime.InteropServices;

namespace PostHog.Tool;

/// <summary>What the exit code says.</summary>
internal static class ExitCodes
{
    public const int Succeeded = 0;

    /// <summary>Something was not delivered, a check failed, or a flag is off.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or a setting is missing or invalid.</summary>
    public const int BadUsage = 2;

    /// <summary>The flag could not be evaluated.</summary>
    public const int Unknown = 3;

    /// <summary>Ended by Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM.</summary>
    public const int Terminated = 143;

    /// <summary>Returns the exit code of a command that a signal has ended.</summary>
    public static int Of(PosixSignal? signal) =>
        signal == PosixSignal.SIGTERM ? Terminated : Interrupted;
}
