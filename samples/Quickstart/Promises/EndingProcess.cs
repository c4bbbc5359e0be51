using System.Diagnostics;
using PostHog;

namespace Quickstart.Promises;

/// <summary>Runs this program once more, as a process that queues events and ends without a word to its client.</summary>
internal static class EndingProcess
{
    private const string Verb = "queue-and-end";

    /// <summary>Whether this process is that one, and which package it is to use.</summary>
    public static bool IsAsked(string[] arguments, out string package)
    {
        package = arguments is [Verb, var asked] ? asked : "";
        return package.Length > 0;
    }

    /// <summary>Queues the events and returns how many were accepted, as the exit code.</summary>
    public static int Play(string package)
    {
        var options = PostHogOptions.FromEnvironment();
        return package == "async"
            ? AsyncPromises.QueueAndEnd(options)
            : BlockingPromises.QueueAndEnd(options);
    }

    /// <summary>Runs it to its end, and returns how many events it had captured.</summary>
    public static async Task<int> RunAsync(string package, PromiseReport report)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program);
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(EndingProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(package);
        start.Environment["POSTHOG_PROJECT_TOKEN"] = report.Options.ProjectToken;
        start.Environment["POSTHOG_HOST"] = report.Options.Host;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
