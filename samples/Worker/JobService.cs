using PostHog;
using PostHog.Async;

namespace Worker;

/// <summary>Does jobs until the host stops.</summary>
internal sealed class JobService(PostHogClient posthog, IConfiguration configuration)
    : BackgroundService
{
    private readonly TimeSpan _pause = TimeSpan.FromMilliseconds(
        configuration.GetValue("Pause", 100.0)
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        var count = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await DoAsync(count + 1, stoppingToken);
                count++;
            }
        }
        finally
        {
            Console.WriteLine($"{count} jobs done");
        }
    }

    private async Task DoAsync(int number, CancellationToken cancellationToken)
    {
        // Each job is about one customer: its events and flags need no distinct id.
        var context = new PostHogContext { DistinctId = $"customer-{number % 10}" };
        using (posthog.BeginContext(context))
        {
            var isFast = await posthog.IsFeatureEnabledAsync(
                "fast-lane",
                cancellationToken: cancellationToken
            );
            posthog.Enqueue(
                new PostHogEvent("job done") { ["number"] = number, ["fast"] = isFast }
            );
            Console.WriteLine($"job {number} of {posthog.GetDistinctId()}, fast lane: {isFast}");
        }
    }
}
