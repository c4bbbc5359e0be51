using System.Diagnostics;
using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit.Processes;
using PostHog.Tool.Commands;

namespace PostHog.Tool.Tests;

/// <summary>The tool as a user starts it, with no PostHog settings but those given.</summary>
internal static class Phog
{
    public const string Token = "phc_test";

    private const string TokenName = "POSTHOG_PROJECT_TOKEN";
    private const string HostName = "POSTHOG_HOST";

    // There is one console.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>A command that is ready to run.</summary>
    public static ChildProgram Program(
        IReadOnlyDictionary<string, string?> settings,
        params string[] arguments
    )
    {
        var environment = new Dictionary<string, string?>();
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("POSTHOG_", StringComparison.OrdinalIgnoreCase))
            {
                environment[name] = null;
            }
        }

        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return new ChildProgram(ChildProgram.PathOf("PostHog.Tool"), arguments)
        {
            Environment = environment,
            Patience = TimeSpan.FromMinutes(20),
        };
    }

    /// <summary>Runs a command to its end, with the token and this host, and no input.</summary>
    public static Task<ProcessResult> RunAsync(Uri host, params string[] arguments) =>
        RunAsync(At(host), arguments);

    public static async Task<ProcessResult> RunAsync(
        Dictionary<string, string?> settings,
        params string[] arguments
    )
    {
        await using var child = Start(settings, arguments);
        child.Input.Close();
        return await child.WaitForExitAsync();
    }

    /// <summary>Runs a command in this process, which takes a tenth of the time: for what the command line alone decides.</summary>
    public static Task<ProcessResult> RunHereAsync(Uri host, params string[] arguments) =>
        RunHereAsync(At(host), arguments);

    /// <summary>Runs a command in this process, with the token and the host of these settings.</summary>
    public static async Task<ProcessResult> RunHereAsync(
        Dictionary<string, string?> settings,
        params string[] arguments
    )
    {
        string[] complete =
        [
            .. arguments,
            .. arguments.Contains("--token") ? [] : new[] { "--token", settings[TokenName]! },
            .. arguments.Contains("--host") ? [] : new[] { "--host", settings[HostName]! },
        ];
        await OneAtATime.WaitAsync();
        var (output, error) = (Console.Out, Console.Error);
        try
        {
            using var printed = new StringWriter();
            using var complaints = new StringWriter();
            Console.SetOut(printed);
            Console.SetError(complaints);
            var start = Stopwatch.GetTimestamp();
            var exitCode = await Task.Run(() => PhogCommand.Run(complete));
            return new ProcessResult(
                exitCode,
                printed.ToString(),
                complaints.ToString(),
                Stopwatch.GetElapsedTime(start)
            );
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            OneAtATime.Release();
        }
    }

    public static ChildProcess Start(
        Dictionary<string, string?> settings,
        params string[] arguments
    ) => ChildProcess.Start(Program(settings, arguments));

    public static Dictionary<string, string?> At(Uri host) =>
        new() { [TokenName] = Token, [HostName] = host.AbsoluteUri };

    /// <summary>The properties that an event was given.</summary>
    public static JObject Own(ReceivedEvent received)
    {
        var properties = JObject.Parse(received.Json.GetProperty("properties").GetRawText());
        return new JObject(properties.Properties().Where(one => !one.Name.StartsWith('$')));
    }
}
