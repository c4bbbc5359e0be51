using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostHog.Async;
using PostHog.Development;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>What a host with PostHog does at its start and its stop.</summary>
public sealed class HostTests
{
    [Test]
    public async Task Stopping_a_worker_delivers_its_queue()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );
        builder.AddPostHog();
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<PostHogClient>().Enqueue(new("worked", "user-1"));

        await host.StopAsync();

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["worked"]));
    }

    [Test]
    public async Task Services_may_capture_while_they_stop()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );
        builder.Services.AddHostedService<LateService>();
        builder.AddPostHog();
        using var host = builder.Build();
        await host.StartAsync();

        await host.StopAsync();

        Assert.That(
            server.Events.Select(one => one.Name),
            Is.EquivalentTo(["stopping", "stop", "stopped"])
        );
    }

    [Test]
    public async Task Ending_the_application_under_load_loses_nothing()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );
        builder.AddPostHog();
        builder.Services.AddSingleton<BusyService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BusyService>());
        using var host = builder.Build();
        var busy = host.Services.GetRequiredService<BusyService>();
        var run = host.RunAsync();
        await busy.Busy;

        // What the console lifetime does on SIGTERM.
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await run;

        Assert.That(busy.Captured, Is.GreaterThan(0));
        Assert.That(server.DistinctUuidCount, Is.EqualTo(busy.Captured));
    }

    [Test]
    public async Task Host_with_a_dead_server_starts_at_once()
    {
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:SecretKey", "phs_secret"),
            ("PostHog:Host", TestHost.DeadHost),
            ("PostHog:ShutdownTimeout", "0.1")
        );
        builder.AddPostHog();
        using var host = builder.Build();
        var watch = Stopwatch.StartNew();

        await host.StartAsync();

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
        var client = host.Services.GetRequiredService<PostHogClient>();
        Assert.That(client.LocalEvaluation.IsEnabled);
        await host.StopAsync();
    }

    [Test]
    public async Task Host_waits_for_definitions_if_asked_to()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:SecretKey", "phs_secret"),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );
        builder.AddPostHog().WaitForFlagDefinitions(TimeSpan.FromSeconds(20));
        using var host = builder.Build();

        await host.StartAsync();

        var client = host.Services.GetRequiredService<PostHogClient>();
        Assert.That(client.LocalEvaluation.IsReady);
        await host.StopAsync();
    }

    [Test]
    public async Task Host_starts_without_definitions_that_do_not_come_in_time()
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(
            logs,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:SecretKey", "phs_secret"),
            ("PostHog:Host", TestHost.DeadHost),
            ("PostHog:ShutdownTimeout", "0.1")
        );
        builder.AddPostHog().WaitForFlagDefinitions(TimeSpan.FromMilliseconds(50));
        using var host = builder.Build();

        await host.StartAsync();

        Assert.That(
            logs.At(LogLevel.Warning),
            Has.One.StartsWith(
                "The host starts without feature flag definitions, which were not loaded within 0.05 s."
            )
        );
        await host.StopAsync();
    }

    [Test]
    public void Time_to_wait_is_checked()
    {
        var builder = TestHost.New().AddPostHog();

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            builder.WaitForFlagDefinitions(TimeSpan.FromSeconds(-1))
        );
    }

    [Test]
    public async Task Stop_ends_when_the_time_of_the_host_is_up()
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(
            logs,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", TestHost.DeadHost),
            ("PostHog:ShutdownTimeout", "60")
        );
        builder.Services.Configure<HostOptions>(o =>
            o.ShutdownTimeout = TimeSpan.FromMilliseconds(100)
        );
        builder.AddPostHog();
        var watch = new Stopwatch();
        using (var host = builder.Build())
        {
            await host.StartAsync();
            host.Services.GetRequiredService<PostHogClient>().Enqueue(new("lost", "user-1"));

            watch.Start();
            await host.StopAsync();
        }

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(logs.At(LogLevel.Error), Has.One.Contains("1 event"));
    }

    [Test]
    public async Task Queue_is_delivered_although_another_service_uses_up_the_time_to_stop()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );
        builder.Services.Configure<HostOptions>(o =>
            o.ShutdownTimeout = TimeSpan.FromMilliseconds(100)
        );
        builder.AddPostHog();
        builder.Services.AddHostedService<HungService>();
        using (var host = builder.Build())
        {
            await host.StartAsync();
            host.Services.GetRequiredService<PostHogClient>().Enqueue(new("queued", "user-1"));

            await host.StopAsync();
        }

        Assert.That(
            server.Events.Select(one => one.Name),
            Is.EquivalentTo(["queued", "asked to stop"])
        );
    }

    [Test]
    public async Task Without_a_token_the_host_starts_with_one_warning()
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(logs);
        builder.AddPostHog();
        using var host = builder.Build();

        await host.StartAsync();
        var client = host.Services.GetRequiredService<PostHogClient>();
        var result = client.Enqueue(new("unsent", "user-1"));
        var flags = await client.EvaluateFlagsAsync("user-1");
        await host.StopAsync();

        Assert.That(
            logs.OfPostHog.Where(one => one.Level > LogLevel.Debug).Select(one => one.Message),
            Is.EqualTo([
                "PostHog is disabled, and nothing will be sent: set PostHog:ProjectToken or POSTHOG_PROJECT_TOKEN.",
            ])
        );
        Assert.That(result.Failure?.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(flags.IsEnabled("any"), Is.False);
    }

    [Test]
    public async Task Client_that_is_switched_off_needs_no_token_and_logs_nothing()
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(logs, ("PostHog:Disabled", "true"));
        builder.AddPostHog();
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(logs.OfPostHog, Is.Empty);
    }
}
