using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PostHog.Async;

namespace PostHog.Extensions.Hosting.Health;

/// <summary>Checks one client by its counters.</summary>
/// <param name="client">The client.</param>
/// <param name="options">Its options.</param>
/// <param name="trend">What the previous check saw.</param>
/// <param name="maxAge">How old definitions may be; null for the default.</param>
internal sealed class ClientHealthCheck(
    PostHogClient client,
    PostHogOptions options,
    DeliveryTrend trend,
    TimeSpan? maxAge
) : IHealthCheck
{
    private const int FullPercent = 80;

    private static readonly TimeSpan LeastMaxAge = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (options.Disabled)
        {
            return Task.FromResult(HealthCheckResult.Healthy("PostHog is disabled."));
        }

        var (counters, definitions) = (client.Diagnostics, client.LocalEvaluation);
        string[] problems =
        [
            .. ProblemsOf(definitions),
            .. ProblemsOf("event", counters.Events, options.MaxQueueSize, options.MaxQueueBytes),
            .. ProblemsOf("AI event", counters.Ai, options.AiMaxQueueSize, options.AiMaxQueueBytes),
            .. ProblemsOfDelivery(counters),
        ];
        var data = DataOf(counters, definitions);
        return Task.FromResult(
            problems.Length == 0
                ? HealthCheckResult.Healthy("PostHog works.", data)
                : new HealthCheckResult(
                    context.Registration.FailureStatus,
                    string.Join(" ", problems),
                    data: data
                )
        );
    }

    private IEnumerable<string> ProblemsOf(LocalEvaluationStatus definitions)
    {
        if (definitions is { IsEnabled: true, IsReady: false })
        {
            yield return $"Feature flag definitions are not loaded. {definitions.LastFailure?.Message}".TrimEnd();
        }
        else if (definitions.Age is { } age && age > MaxAge)
        {
            yield return string.Format(
                    CultureInfo.InvariantCulture,
                    "Feature flag definitions are {0:0} s old. {1}",
                    age.TotalSeconds,
                    definitions.LastFailure?.Message
                )
                .TrimEnd();
        }
    }

    private static IEnumerable<string> ProblemsOf(
        string kind,
        QueueDiagnostics queue,
        int maxEvents,
        long maxBytes
    )
    {
        var percent = Math.Max(queue.Queued * 100d / maxEvents, queue.Bytes * 100d / maxBytes);
        if (percent >= FullPercent)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "The {0} queue is {1:0} % full.",
                kind,
                Math.Floor(percent)
            );
        }
    }

    private IEnumerable<string> ProblemsOfDelivery(PostHogDiagnostics counters)
    {
        if (trend.IsFailing(counters))
        {
            yield return $"Events are not delivered. {FailureOf(counters)?.Message}".TrimEnd();
        }
    }

    private TimeSpan? MaxAge
    {
        get
        {
            if (maxAge is not null || options.FeatureFlagPollInterval <= TimeSpan.Zero)
            {
                return maxAge;
            }

            var polls = TimeSpan.FromTicks(options.FeatureFlagPollInterval.Ticks * 3);
            return polls > LeastMaxAge ? polls : LeastMaxAge;
        }
    }

    private static Dictionary<string, object> DataOf(
        PostHogDiagnostics counters,
        LocalEvaluationStatus definitions
    )
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["queued"] = counters.Events.Queued,
            ["ai_queued"] = counters.Ai.Queued,
            ["queue_bytes"] = counters.Events.Bytes + counters.Ai.Bytes,
            ["delivered"] = counters.Events.Delivered + counters.Ai.Delivered,
            ["dropped"] = counters.Events.Dropped.Values.Sum() + counters.Ai.Dropped.Values.Sum(),
        };
        if (FailureOf(counters) is { } failure)
        {
            data["last_failure"] = failure.Message;
        }

        if (definitions.IsEnabled)
        {
            data["flag_definitions_loaded"] = definitions.IsReady;
        }

        if (definitions.Age is { } age)
        {
            data["flag_definitions_age_seconds"] = Math.Round(age.TotalSeconds, 1);
        }

        if (definitions.LastFailure is { } loadFailure)
        {
            data["flag_definitions_last_failure"] = loadFailure.Message;
        }

        return data;
    }

    private static PostHogFailure? FailureOf(PostHogDiagnostics counters) =>
        counters.Events.LastFailure ?? counters.Ai.LastFailure;
}
