using BlockingClient = PostHog.Blocking.PostHogClient;

namespace Quickstart.Local;

/// <summary>The comparison through PostHog.Blocking: the same one.</summary>
internal static class BlockingComparison
{
    private const string Package = "PostHog.Blocking";

    public static void Play(ComparisonReport report)
    {
        report.SetShare(25);
        using var local = new BlockingClient(Project.Options(report.Server, isLocal: true));
        using var remote = new BlockingClient(Project.Options(report.Server, isLocal: false));
        report.Ready(local.WaitUntilLocalEvaluationReady(Project.Patience));

        var answers = new Answers();
        for (var number = 0; number < ComparisonReport.People; number++)
        {
            answers.Add(
                local.EvaluateFlags(Project.User(number), Project.Knowledge(number)),
                remote.EvaluateFlags(Project.User(number), Project.Knowledge(number))
            );
        }

        report.Add(Package, answers);

        var (here, there) = (
            new Pace(rounds: 1_000, reads: 1_000),
            new Pace(rounds: 10, reads: 20)
        );
        Read(local, here);
        Read(remote, there);
        report.Add(Package, here, there);

        report.AddRollout(Package, Count(local), Count(remote));

        var edit = report.Edit(share: 100);
        while (Count(local) < Project.RolloutUsers && edit.IsAwaited)
        {
            Thread.Sleep(5);
        }

        report.Add(Package, edit, Count(local));
    }

    private static void Read(BlockingClient posthog, Pace pace)
    {
        foreach (var reads in pace.Rounds())
        {
            Read(posthog, reads);
        }
    }

    private static void Read(BlockingClient posthog, int reads)
    {
        var options = Project.Knowledge(0);
        for (var read = 0; read < reads; read++)
        {
            posthog.IsFeatureEnabled(Project.Rollout, "user-42", options: options);
        }
    }

    private static int Count(BlockingClient posthog)
    {
        var options = Project.Knowledge(0);
        return Enumerable
            .Range(0, Project.RolloutUsers)
            .Count(number =>
                posthog.IsFeatureEnabled(Project.Rollout, Project.User(number), options: options)
            );
    }
}
