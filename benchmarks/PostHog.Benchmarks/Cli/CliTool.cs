using PostHog.Extensions.Cli;
using PostHog.Extensions.Cli.Consent;

namespace PostHog.Benchmarks.Cli;

/// <summary>A tool that prints one line, with and without telemetry; in a process of its own.</summary>
internal static class CliTool
{
    /// <summary>The host of a name whose resolution never ends.</summary>
    public const string HangingName = "http://hangs.invalid/";

    private const string Token = "phc_bench";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The host; none for a run without telemetry.</param>
    public static int Run(string[] arguments) =>
        arguments switch
        {
            [] => Work(),
            [HangingName] => CliTelemetry.Run(HangingOptions(), _ => Work()),
            _ => CliTelemetry.Run(
                new CliTelemetryOptions("bench", Token) { Host = arguments[0] },
                _ => Work()
            ),
        };

    private static CliTelemetryOptions HangingOptions() =>
        new("bench", Token)
        {
            Host = HangingName,
            Environment = new ToolEnvironment
            {
                ChangeOptions = options =>
                    options.ResolveHost = _ =>
                    {
                        Thread.Sleep(Timeout.Infinite);
                        return [];
                    },
            },
        };

    private static int Work()
    {
        Console.WriteLine("Hello, Ada!");
        return 0;
    }
}
