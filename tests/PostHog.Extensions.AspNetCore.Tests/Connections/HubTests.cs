using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>What calls of a SignalR hub get.</summary>
public sealed class HubTests
{
    private static readonly (string, string) Visitor = ("X-POSTHOG-DISTINCT-ID", "visitor");

    [TestCase(true)]
    [TestCase(false)]
    public async Task Call_is_about_the_person_of_the_connection(bool hasFilter)
    {
        await using var app = await StartAsync(hasFilter);
        using var hub = await ConnectAsync(app);

        Assert.That(await hub.CallAsync("See"), Does.Contain("\"visitor\""));
        hub.Dispose();
        Assert.That((await app.StopForOneAsync()).DistinctId, Is.EqualTo("visitor"));
    }

    [Test]
    public async Task Each_call_evaluates_flags_again()
    {
        await using var app = await StartAsync(hasFilter: true);
        using var hub = await ConnectAsync(app);

        Assert.That(await hub.CallAsync("Beta"), Does.Contain("true"));
        app.Server.SetFlags("""{"beta": false}""");
        Assert.That(await hub.CallAsync("Beta"), Does.Contain("false"));
    }

    [Test]
    public async Task Without_the_filter_the_flags_remain_those_of_the_connection()
    {
        await using var app = await StartAsync(hasFilter: false);
        using var hub = await ConnectAsync(app);

        Assert.That(await hub.CallAsync("Beta"), Does.Contain("true"));
        app.Server.SetFlags("""{"beta": false}""");
        Assert.That(await hub.CallAsync("Beta"), Does.Contain("true"));
    }

    [TestCase("Fail", 1)]
    [TestCase("Refuse", 0)]
    public async Task Exception_of_a_call_is_reported_unless_it_is_meant_for_the_caller(
        string method,
        int count
    )
    {
        await using var app = await StartAsync(hasFilter: true);
        using var hub = await ConnectAsync(app);
        await hub.CallAsync(method);
        hub.Dispose();

        var reports = await app.StopAsync();

        Assert.That(reports, Has.Count.EqualTo(count));
        Assert.That(reports.Select(one => one.DistinctId), Is.All.EqualTo("visitor"));
    }

    [Test]
    public async Task Exception_of_a_connection_that_begins_is_reported()
    {
        await using var app = await StartAsync(hasFilter: true);
        using (await ConnectAsync(app, "/refusing"))
        {
            SpinWait.SpinUntil(
                () => app.Client.Diagnostics.Events.Accepted > 0,
                TimeSpan.FromSeconds(20)
            );
            var report = await app.StopForOneAsync("$exception");
            Assert.That(report.DistinctId, Is.EqualTo("visitor"));
        }
    }

    private static Task<HubClient> ConnectAsync(TestApp app, string path = "/hub") =>
        HubClient.ConnectAsync(app.Http.BaseAddress!, path, Visitor);

    private static Task<TestApp> StartAsync(bool hasFilter) =>
        TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapHub<TestHub>("/hub");
                app.MapHub<RefusingHub>("/refusing");
            },
            builder => builder.Services.AddSignalR(),
            posthog =>
            {
                if (hasFilter)
                {
                    posthog.WithRequestContext();
                }
            },
            flags: """{"beta": true}"""
        );
}
