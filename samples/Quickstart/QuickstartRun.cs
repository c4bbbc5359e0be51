using PostHog;
using PostHog.Development;
using Quickstart.Events;
using Quickstart.Local;
using Quickstart.Promises;
using Quickstart.Reporting;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>
/// Runs everything and prints a summary. Its details come first when they are asked for, or when an expectation did not hold.
/// </summary>
internal sealed class QuickstartRun(TextWriter output, bool isVerbose)
{
    private readonly TextWriter _details = isVerbose ? output : new StringWriter();
    private readonly Summary _summary = new();

    /// <summary>Plays everything with dev servers in this process.</summary>
    public async Task<int> StayOnThisMachineAsync()
    {
        await using var server = await DevServer.StartAsync(new() { Flags = FlagStep.Flags });
        var local = new PostHogOptions
        {
            ProjectToken = "phc_quickstart",
            Host = server.Url.AbsoluteUri,
        };

        Print($"PostHog dev server at {server.Url}, in this process: nothing leaves this machine.");
        var exitCode = await PlayAsync(local, server);
        exitCode |= await CompareAsync();
        exitCode |= await KeepPromisesAsync();
        Close(exitCode);
        if (isVerbose)
        {
            Print("Next: set POSTHOG_PROJECT_TOKEN to send the same events to PostHog Cloud");
            Print("      (and POSTHOG_HOST for another region or a server of your own).");
        }

        return exitCode;
    }

    /// <summary>Sends the events to a PostHog.</summary>
    public async Task<int> SendToPostHogAsync(PostHogOptions options)
    {
        var isDefault = string.IsNullOrWhiteSpace(options.Host);
        Print($"PostHog at {(isDefault ? "https://us.i.posthog.com" : options.Host)}.");
        try
        {
            var exitCode = await PlayAsync(options, server: null);
            Close(exitCode);
            Print(
                "Left out: the outage, the refusal, the flags and the queue, which need the dev server."
            );
            Print("          Unset POSTHOG_PROJECT_TOKEN to see them.");
            return exitCode;
        }
        catch (ArgumentException mistake)
        {
            Print($"FAILED: {mistake.Message}");
            return 1;
        }
    }

    private async Task<int> PlayAsync(PostHogOptions options, DevServer? server)
    {
        var report = new Report(_details, _summary);
        report.Open();
        var stage = new Stage(options, server, report);
        await AsyncEvents.PlayAsync(stage);
        BlockingEvents.Play(stage);
        return report.Close(server);
    }

    private async Task<int> CompareAsync()
    {
        var questions = new QuestionCounter();
        await using var server = await DevServer.StartAsync(new() { OnRequest = questions.See });
        var report = new ComparisonReport(_details, _summary, server, questions);
        report.Open();
        await AsyncComparison.PlayAsync(report);
        BlockingComparison.Play(report);
        return report.Close();
    }

    private async Task<int> KeepPromisesAsync()
    {
        await using var server = await DevServer.StartAsync();
        var report = new PromiseReport(_details, _summary, server);
        report.Open();
        await AsyncPromises.PlayAsync(report);
        await BlockingPromises.PlayAsync(report);
        return report.Close();
    }

    private void Print(string line) => output.WriteLine(line);

    private void Close(int exitCode)
    {
        if (exitCode != 0 && !isVerbose)
        {
            output.Write(_details);
        }

        _summary.Write(output);
    }
}
