using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PostHog.Async;
using PostHog.TestKit;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>What the health check of a client reports.</summary>
public sealed class HealthCheckTests
{
    [Test]
    public async Task Client_that_delivers_is_healthy()
    {
        using var http = new FakeHttp();
        await using var services = New(http);
        await ClientOf(services).CaptureAsync(new("sent", "user-1"));

        var entry = await CheckAsync(services);

        Assert.That(
            (entry.Status, entry.Description),
            Is.EqualTo((HealthStatus.Healthy, "PostHog works."))
        );
        Assert.That(entry.Data["delivered"], Is.EqualTo(1));
        Assert.That(entry.Data["queued"], Is.Zero);
        Assert.That(entry.Tags, Is.EqualTo(["ready"]));
    }

    [Test]
    public async Task Client_that_cannot_deliver_is_degraded_until_it_delivers_again()
    {
        using var http = new FakeHttp();
        await using var services = New(http.Then(401, "{}"));
        await ClientOf(services).CaptureAsync(new("refused", "user-1"));

        var failing = await CheckAsync(services);
        var unchanged = await CheckAsync(services);
        await ClientOf(services).CaptureAsync(new("sent", "user-1"));
        var working = await CheckAsync(services);

        Assert.That(failing.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(failing.Description, Does.StartWith("Events are not delivered. The server"));
        Assert.That(failing.Data, Contains.Key("last_failure"));
        Assert.That(unchanged.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(working.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Event_that_the_application_itself_drops_is_no_failure()
    {
        using var http = new FakeHttp();
        await using var services = New(http, options => options.BeforeSend.Add(_ => null));
        await ClientOf(services).CaptureAsync(new("dropped", "user-1"));

        var entry = await CheckAsync(services);

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Queue_that_is_nearly_full_is_degraded()
    {
        using var http = new FakeHttp();
        await using var services = New(
            http,
            options =>
            {
                options.MaxQueueSize = 10;
                options.FlushInterval = TimeSpan.FromHours(1);
            }
        );
        for (var i = 0; i < 8; i++)
        {
            ClientOf(services).Enqueue(new("queued", "user-1"));
        }

        var entry = await CheckAsync(services);

        Assert.That(entry.Description, Is.EqualTo("The event queue is 80 % full."));
        Assert.That(entry.Data["queued"], Is.EqualTo(8));
    }

    [Test]
    public async Task Definitions_that_are_not_loaded_are_degraded()
    {
        using var http = new FakeHttp();
        http.Then(401, "{}");
        await using var services = New(http, options => options.SecretKey = "phs_wrong");
        await ClientOf(services).WaitUntilLocalEvaluationReadyAsync();

        var entry = await CheckAsync(services);

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(
            entry.Description,
            Does.StartWith("Feature flag definitions are not loaded. The server responded with 401")
        );
        Assert.That(entry.Data["flag_definitions_loaded"], Is.False);
    }

    [Test]
    public async Task Definitions_that_are_too_old_are_degraded()
    {
        using var http = new FakeHttp();
        http.Then(200, """{"flags":[],"group_type_mapping":{},"cohorts":{}}""");
        await using var services = New(
            http,
            options =>
            {
                options.SecretKey = "phs_right";
                options.FeatureFlagPollInterval = TimeSpan.Zero;
            },
            maxAge: TimeSpan.FromTicks(1)
        );
        await ClientOf(services).WaitUntilLocalEvaluationReadyAsync();

        var entry = await CheckAsync(services);

        Assert.That(entry.Description, Is.EqualTo("Feature flag definitions are 0 s old."));
    }

    [Test]
    public async Task Definitions_without_polling_have_no_age_by_default()
    {
        using var http = new FakeHttp();
        http.Then(200, """{"flags":[],"group_type_mapping":{},"cohorts":{}}""");
        await using var services = New(
            http,
            options =>
            {
                options.SecretKey = "phs_right";
                options.FeatureFlagPollInterval = TimeSpan.Zero;
            }
        );
        await ClientOf(services).WaitUntilLocalEvaluationReadyAsync();

        var entry = await CheckAsync(services);

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(entry.Data, Contains.Key("flag_definitions_age_seconds"));
    }

    [Test]
    public async Task Disabled_client_is_healthy()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostHog().AddHealthCheck();
        await using var provider = services.BuildServiceProvider();

        var entry = await CheckAsync(provider);

        Assert.That(
            (entry.Status, entry.Description),
            Is.EqualTo((HealthStatus.Healthy, "PostHog is disabled."))
        );
    }

    [Test]
    public async Task Each_client_has_its_check_and_its_status()
    {
        using var http = new FakeHttp();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostHog().AddHealthCheck();
        services
            .AddPostHog(
                "eu",
                options =>
                {
                    options.ProjectToken = "phc_eu";
                    options.HttpHandler = http.Then(401, "{}").Handler;
                }
            )
            .AddHealthCheck(failureStatus: HealthStatus.Unhealthy);
        await using var provider = services.BuildServiceProvider();
        await provider
            .GetRequiredKeyedService<PostHogClient>("eu")
            .CaptureAsync(new("refused", "user-1"));

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(
            report.Entries.Select(one => (one.Key, one.Value.Status)),
            Is.EquivalentTo([
                ("posthog", HealthStatus.Healthy),
                ("posthog-eu", HealthStatus.Unhealthy),
            ])
        );
    }

    [Test]
    public void Age_is_checked()
    {
        var builder = new ServiceCollection().AddPostHog();

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            builder.AddHealthCheck(maxDefinitionsAge: TimeSpan.Zero)
        );
    }

    private static ServiceProvider New(
        FakeHttp http,
        Action<PostHogOptions>? configure = null,
        TimeSpan? maxAge = null
    )
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services
            .AddPostHog(options =>
            {
                options.ProjectToken = TestHost.Token;
                options.HttpHandler = http.Handler;
                configure?.Invoke(options);
            })
            .AddHealthCheck(tags: ["ready"], maxDefinitionsAge: maxAge);
        return services.BuildServiceProvider();
    }

    private static PostHogClient ClientOf(IServiceProvider services) =>
        services.GetRequiredService<PostHogClient>();

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["posthog"];
    }
}
