using System.Diagnostics;

namespace PostHog.TestKit.Processes;

/// <summary>A program that runs beside the test. Disposing kills it, and what it has started.</summary>
public sealed class ChildProcess : IDisposable, IAsyncDisposable
{
    // A grandchild may keep the pipes open.
    private static readonly TimeSpan PatienceForOutput = TimeSpan.FromSeconds(5);

    private readonly ChildProgram _program;
    private readonly Process _process;
    private readonly long _startedAt;

    private ChildProcess(ChildProgram program, Process process, long startedAt)
    {
        _startedAt = startedAt;
        _program = program;
        _process = process;
        Output = new ProcessOutput(process.StandardOutput);
        Error = new ProcessOutput(process.StandardError);
    }

    /// <summary>Its standard output.</summary>
    public ProcessOutput Output { get; }

    /// <summary>Its standard error.</summary>
    public ProcessOutput Error { get; }

    /// <summary>Its standard input.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>Its number in the system.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(ChildProgram program)
    {
        // Before the system loads it, which takes longer for a larger one.
        var startedAt = Stopwatch.GetTimestamp();
        return new(program, Process.Start(program.ToStartInfo())!, startedAt);
    }

    /// <summary>Sends it a signal, such as TERM or INT; on Unix alone.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Returns once it has ended by itself.</summary>
    /// <exception cref="TimeoutException">It has not, and was killed; the message shows what it wrote.</exception>
    public ProcessResult WaitForExit()
    {
        var left = _program.Patience - Stopwatch.GetElapsedTime(_startedAt);
        if (!_process.WaitForExit(left > TimeSpan.Zero ? left : TimeSpan.Zero))
        {
            Kill();
            throw new TimeoutException(
                $"{_program} still ran after {_program.Patience}:\n{Output.Text}\n{Error.Text}"
            );
        }

        var duration = Stopwatch.GetElapsedTime(_startedAt);
        Output.WaitForEnd(PatienceForOutput);
        Error.WaitForEnd(PatienceForOutput);
        return new ProcessResult(_process.ExitCode, Output.Text, Error.Text, duration);
    }

    /// <summary>Returns once it has ended by itself.</summary>
    /// <exception cref="TimeoutException">It has not, and was killed; the message shows what it wrote.</exception>
    public Task<ProcessResult> WaitForExitAsync() => Task.Run(WaitForExit);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    private void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }
}
