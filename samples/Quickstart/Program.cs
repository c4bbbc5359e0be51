using PostHog;
using PostHog.Development;
using Quickstart;
using Quickstart.Events;
using Quickstart.Local;
using Quickstart.Promises;
using Quickstart.Reporting;
using Quickstart.Steps;

if (EndingProcess.IsAsked(args, out var package))
{
    return EndingProcess.Play(package);
}

// Without a project token everything happens on this machine; with one, the same calls go to that PostHog.
var options = PostHogOptions.FromEnvironment();
return string.IsNullOrWhiteSpace(options.ProjectToken)
    ? await StayOnThisMachineAsync()
    : await SendToPostHogAsync(options);

static async Task<int> StayOnThisMachineAsync()
{
    await using var server = await DevServer.StartAsync(new() { Flags = FlagStep.Flags });
    var local = new PostHogOptions
    {
        ProjectToken = "phc_quickstart",
        Host = server.Url.AbsoluteUri,
    };

    var report = new Report(Console.Out);
    report.Open(
        $"PostHog dev server at {server.Url}, in this process: nothing leaves this machine."
    );
    await PlayAsync(new Stage(local, server, report));
    var exitCode = report.Close(server);

    Console.WriteLine();
    exitCode |= await CompareAsync();

    Console.WriteLine();
    exitCode |= await KeepPromisesAsync();

    Console.WriteLine();
    Console.WriteLine("Next: set POSTHOG_PROJECT_TOKEN to send the same events to PostHog Cloud");
    Console.WriteLine("      (and POSTHOG_HOST for another region or a server of your own).");
    return exitCode;
}

static async Task<int> CompareAsync()
{
    var questions = new QuestionCounter();
    await using var server = await DevServer.StartAsync(new() { OnRequest = questions.See });
    var report = new ComparisonReport(Console.Out, server, questions);
    report.Open();
    await AsyncComparison.PlayAsync(report);
    BlockingComparison.Play(report);
    return report.Close();
}

static async Task<int> KeepPromisesAsync()
{
    await using var server = await DevServer.StartAsync();
    var report = new PromiseReport(Console.Out, server);
    report.Open();
    await AsyncPromises.PlayAsync(report);
    await BlockingPromises.PlayAsync(report);
    return report.Close();
}

static async Task<int> SendToPostHogAsync(PostHogOptions options)
{
    var report = new Report(Console.Out);
    var isDefault = string.IsNullOrWhiteSpace(options.Host);
    report.Open($"PostHog at {(isDefault ? "https://us.i.posthog.com" : options.Host)}.");
    try
    {
        await PlayAsync(new Stage(options, server: null, report));
    }
    catch (ArgumentException mistake)
    {
        Console.WriteLine($"FAILED: {mistake.Message}");
        return 1;
    }

    Console.WriteLine();
    Console.WriteLine("Left out: the outage, the refusal and the flags, here and by the server,");
    Console.WriteLine(
        "          for which the dev server is needed, and what is promised of the queue."
    );
    Console.WriteLine("          Unset POSTHOG_PROJECT_TOKEN to see them.");
    return report.Close(server: null);
}

static async Task PlayAsync(Stage stage)
{
    await AsyncEvents.PlayAsync(stage);
    BlockingEvents.Play(stage);
}
