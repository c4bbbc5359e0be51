using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Health;

namespace PostHog.Extensions.Hosting;

public sealed partial class PostHogBuilder
{
    /// <summary>
    /// Adds a health check of this client to the health checks of the application. It sends nothing: it reads the
    /// counters of the client.
    /// </summary>
    /// <param name="name">The name of the check. Null, the default, means <c>posthog</c>, or <c>posthog-</c> and the
    /// name of the client.</param>
    /// <param name="failureStatus">The status when something is wrong. Default <see cref="HealthStatus.Degraded"/>, so
    /// that a failure of PostHog does not take the service out of use.</param>
    /// <param name="tags">Tags, by which checks are selected. Null, the default, for none.</param>
    /// <param name="maxDefinitionsAge">How old feature flag definitions may be. Null, the default, means five minutes,
    /// or three times <see cref="PostHogOptions.FeatureFlagPollInterval"/> if that is longer; without polling, any
    /// age.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// The check reports <paramref name="failureStatus"/> if feature flag definitions are not loaded or too old, if a
    /// queue is filled to 80 % or more, and if since the previous check deliveries failed and none succeeded. A disabled
    /// client is healthy. The data of the result contain the numbers and the last failure.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDefinitionsAge"/> is not longer than
    /// zero.</exception>
    public PostHogBuilder AddHealthCheck(
        string? name = null,
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null,
        TimeSpan? maxDefinitionsAge = null
    )
    {
        if (maxDefinitionsAge <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDefinitionsAge),
                maxDefinitionsAge,
                "The age must be longer than zero."
            );
        }

        var registration = _registration;
        var trend = new DeliveryTrend();
        var checkName = name ?? (Name is null ? "posthog" : $"posthog-{Name}");
        Services
            .AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    checkName,
                    services => new ClientHealthCheck(
                        registration.ClientIn(services),
                        services
                            .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
                            .Get(registration.OptionsName),
                        trend,
                        maxDefinitionsAge
                    ),
                    failureStatus,
                    tags
                )
            );
        return this;
    }
}
