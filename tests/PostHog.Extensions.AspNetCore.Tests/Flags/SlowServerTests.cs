using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Development;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>No request waits for PostHog longer than the time-out for flags allows.</summary>
public sealed class SlowServerTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(0.5);

    // The server answers after a minute, and the machine may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Request_that_reads_flags_waits_for_one_time_out_at_most()
    {
        await using var app = await StartAsync();
        app.Server.InjectFault(new Fault { Delay = TimeSpan.FromMinutes(1), Count = 100 });

        var watch = Stopwatch.StartNew();
        using var response = await app.SendAsync("/flags", ("X-POSTHOG-DISTINCT-ID", "visitor"));

        Assert.That(watch.Elapsed, Is.LessThan(Patience));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("False False"));
        var asked = app.Server.Requests.Count(one => one.Path.Contains("/flags"));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Request_that_captures_does_not_wait()
    {
        await using var app = await StartAsync();
        app.Server.InjectFault(new Fault { Delay = TimeSpan.FromMinutes(1), Count = 100 });

        var watch = Stopwatch.StartNew();
        for (var number = 0; number < 20; number++)
        {
            using var response = await app.SendAsync("/seen");
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(watch.Elapsed, Is.LessThan(Patience));
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/seen", (HttpContext context) => context.See());
                app.MapGet(
                    "/flags",
                    async (HttpContext context) =>
                    {
                        var first = await context.GetPostHogFlagsAsync();
                        var second = await context.GetPostHogFlagsAsync();
                        return $"{first.IsEnabled("a")} {second.IsEnabled("b")}";
                    }
                );
            },
            builder =>
                builder.Services.PostConfigure<PostHogOptions>(options =>
                {
                    options.FeatureFlagRequestTimeout = TimeLimit;
                    options.FlushAt = 1;
                    options.ShutdownTimeout = TimeSpan.FromSeconds(0.1);
                })
        );
}
