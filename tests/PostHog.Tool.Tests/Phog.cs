using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit.Processes;

namespace PostHog.Tool.Tests;

/// <summary>The tool as a user starts it, with no PostHog settings but those given.</summary>
internal static class Phog
{
    public const string Token = "phc_test";

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

    public static ChildProcess Start(
        Dictionary<string, string?> settings,
        params string[] arguments
    ) => ChildProcess.Start(Program(settings, arguments));

    public static Dictionary<string, string?> At(Uri host) =>
        new() { ["POSTHOG_PROJECT_TOKEN"] = Token, ["POSTHOG_HOST"] = host.AbsoluteUri };

    /// <summary>The properties that an event was given.</summary>
    public static JObject Own(ReceivedEvent received)
    {
        var properties = JObject.Parse(received.Json.GetProperty("properties").GetRawText());
        return new JObject(properties.Properties().Where(one => !one.Name.StartsWith('$')));
    }
}
