using AsyncClient = PostHog.Async.PostHogClient;

namespace Quickstart.Local;

/// <summary>The comparison through PostHog.Async.</summary>
internal static class AsyncComparison
{
    private const string Package = "PostHog.Async";

    public static async Task PlayAsync(ComparisonReport report)
    {
        report.SetShare(25);
        await using var local = new AsyncClient(Project.Options(report.Server, isLocal: true));
        await using var remote = new AsyncClient(Project.Options(report.Server, isLocal: false));
        report.Ready(await local.WaitUntilLocalEvaluationReadyAsync(Project.Patience));

        var answers = new Answers();
        for (var number = 0; number < ComparisonReport.People; number++)
        {
            answers.Add(
                await local.EvaluateFlagsAsync(Project.User(number), Project.Knowledge(number)),
                await remote.EvaluateFlagsAsync(Project.User(number), Project.Knowledge(number))
            );
        }

        report.Add(Package, answers);

        var (here, there) = (
            new Pace(rounds: 1_000, reads: 1_000),
            new Pace(rounds: 10, reads: 20)
        );
        await ReadAsync(local, here);
        await ReadAsync(remote, there);
        report.Add(Package, here, there);

        report.AddRollout(Package, await CountAsync(local), await CountAsync(remote));

        var edit = report.Edit(share: 100);
        while (await CountAsync(local) < Project.RolloutUsers && edit.IsAwaited)
        {
            await Task.Delay(5);
        }

        report.Add(Package, edit, await CountAsync(local));
    }

    private static async Task ReadAsync(AsyncClient posthog, Pace pace)
    {
        foreach (var reads in pace.Rounds())
        {
            await ReadAsync(posthog, reads);
        }
    }

    private static async Task ReadAsync(AsyncClient posthog, int reads)
    {
        var options = Project.Knowledge(0);
        for (var read = 0; read < reads; read++)
        {
            await posthog.IsFeatureEnabledAsync(Project.Rollout, "user-42", options: options);
        }
    }

    private static async Task<int> CountAsync(AsyncClient posthog)
    {
        var options = Project.Knowledge(0);
        var on = 0;
        for (var number = 0; number < Project.RolloutUsers; number++)
        {
            var isOn = await posthog.IsFeatureEnabledAsync(
                Project.Rollout,
                Project.User(number),
                options: options
            );
            on += isOn ? 1 : 0;
        }

        return on;
    }
}
