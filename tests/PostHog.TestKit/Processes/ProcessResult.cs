namespace PostHog.TestKit.Processes;

/// <summary>How a child process ended, and all that it wrote.</summary>
/// <param name="ExitCode">Its exit code; 128 and the number of the signal that ended it, on Unix.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Duration">How long it ran.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error, TimeSpan Duration)
{
    /// <summary>Returns this result if the exit code is 0.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message shows what was written.</exception>
    public ProcessResult RequireSuccess() =>
        ExitCode == 0
            ? this
            : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}\n{Error}");
}
