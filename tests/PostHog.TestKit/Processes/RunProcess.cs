namespace PostHog.TestKit.Processes;

/// <summary>Runs a program as a child process, from its start to its end.</summary>
public static class RunProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">Its patience ended first; it was killed.</exception>
    public static ProcessResult Run(ChildProgram program)
    {
        using var process = ChildProcess.Start(program);
        process.Input.Close();
        return process.WaitForExit();
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">Its patience ended first; it was killed.</exception>
    public static Task<ProcessResult> RunAsync(ChildProgram program) =>
        Task.Run(() => Run(program));
}
