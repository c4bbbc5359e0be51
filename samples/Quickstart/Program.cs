using PostHog;
using Quickstart;
using Quickstart.Promises;

if (EndingProcess.IsAsked(args, out var package))
{
    return EndingProcess.Play(package);
}

var run = new QuickstartRun(Console.Out, isVerbose: args.Contains("--verbose"));

// Without a project token everything happens on this machine; with one, the same calls go to that PostHog.
var options = PostHogOptions.FromEnvironment();
return string.IsNullOrWhiteSpace(options.ProjectToken)
    ? await run.StayOnThisMachineAsync()
    : await run.SendToPostHogAsync(options);
