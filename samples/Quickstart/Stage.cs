using System.Diagnostics;
using PostHog;
using PostHog.Development;
using Quickstart.Reporting;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>
/// Plays steps: has the dev server fail where a step says so, measures the call, and compares what the client answered
/// with what the server received. Without a dev server it leaves out the steps that need one.
/// </summary>
internal sealed class Stage(PostHogOptions options, DevServer? server, Report report)
{
    public PostHogOptions Options => options;

    public async Task PlayAsync(Step step, Func<Task<CaptureResult>> send)
    {
        if (Begin(step) is { } take)
        {
            try
            {
                take.Answered(await send());
            }
            catch (Exception escaped)
            {
                take.Threw(escaped);
            }

            End(take);
        }
    }

    public void Play(Step step, Func<CaptureResult> send)
    {
        if (Begin(step) is { } take)
        {
            try
            {
                take.Answered(send());
            }
            catch (Exception escaped)
            {
                take.Threw(escaped);
            }

            End(take);
        }
    }

    /// <summary>Evaluates flags, which takes the dev server: another PostHog has other flags.</summary>
    /// <returns>The flags; null without the dev server.</returns>
    public async Task<FeatureFlagEvaluations?> PlayAsync(
        FlagStep step,
        Func<Task<FeatureFlagEvaluations>> evaluate
    )
    {
        if (server is null)
        {
            return null;
        }

        var begin = Begin(step, server);
        return End(step, server, begin, await evaluate());
    }

    public FeatureFlagEvaluations? Play(FlagStep step, Func<FeatureFlagEvaluations> evaluate)
    {
        if (server is null)
        {
            return null;
        }

        var begin = Begin(step, server);
        return End(step, server, begin, evaluate());
    }

    private static (int Requests, long Start) Begin(FlagStep step, DevServer server)
    {
        if (step.IsOutage)
        {
            server.InjectFault(new Fault { Status = 503 });
        }

        return (server.Requests.Count, Stopwatch.GetTimestamp());
    }

    private FeatureFlagEvaluations End(
        FlagStep step,
        DevServer server,
        (int Requests, long Start) begin,
        FeatureFlagEvaluations flags
    )
    {
        var took = Stopwatch.GetElapsedTime(begin.Start);
        var traffic = new Traffic([.. server.Requests.Skip(begin.Requests)], []);
        var expect = new Expectations();
        step.Check(flags, traffic.Statuses, expect);
        report.Add(step, flags, traffic, took, expect);
        return flags;
    }

    private Take? Begin(Step step)
    {
        if (step.Fault is not { } fault)
        {
            return new Take(step, server);
        }

        server?.InjectFault(fault);
        return server is null ? null : new Take(step, server);
    }

    private void End(Take take)
    {
        var expect = new Expectations();
        expect.That(take.Escaped is null, $"no exception escapes, but {take.Escaped?.Message}");
        if (take.Result is { } result)
        {
            take.Step.CheckResult(result, expect);
            if (take.Traffic is { } traffic)
            {
                take.Step.CheckServer(traffic, result, expect);
            }
        }

        report.Add(take, expect);
    }
}
