using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>The flags of a request are evaluated once, whoever asks.</summary>
public sealed class SnapshotTests
{
    private const string Flags = """{"beta": true, "layout": "wide", "old": false}""";

    [Test]
    public async Task Everything_that_asks_reads_one_snapshot()
    {
        await using var app = await StartAsync(
            async (context, posthog) =>
            {
                var flags = await context.GetPostHogFlagsAsync();
                Assert.That(await context.GetPostHogFlagsAsync(), Is.SameAs(flags));
                Assert.That(flags.IsEnabled("beta"));
                Assert.That(await posthog.IsFeatureEnabledAsync("beta"));
                Assert.That(
                    (await posthog.GetFeatureFlagAsync("layout"))?.Variant,
                    Is.EqualTo("wide")
                );
                Assert.That(await posthog.IsFeatureEnabledAsync("old"), Is.False);
            }
        );
        await GetAsync(app);

        Assert.That(FlagRequests(app), Is.EqualTo(1));
    }

    [Test]
    public async Task Callers_at_the_same_time_share_one_request()
    {
        await using var app = await StartAsync(
            async (context, _) =>
            {
                var all = await Task.WhenAll(
                    Enumerable
                        .Range(0, 20)
                        .Select(_ => Task.Run(() => context.GetPostHogFlagsAsync()))
                );
                Assert.That(all, Is.All.SameAs(all[0]));
            }
        );
        await GetAsync(app);

        Assert.That(FlagRequests(app), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_request_evaluates_again()
    {
        await using var app = await StartAsync((context, _) => context.GetPostHogFlagsAsync());
        await GetAsync(app);
        await GetAsync(app);

        Assert.That(FlagRequests(app), Is.EqualTo(2));
    }

    [Test]
    public async Task User_who_signs_in_has_flags_of_their_own()
    {
        await using var app = await StartAsync(
            async (context, _) =>
            {
                var before = await context.GetPostHogFlagsAsync();
                context.User = TestUser.New("user-42");
                var after = await context.GetPostHogFlagsAsync();
                Assert.That(before.DistinctId, Is.EqualTo("visitor"));
                Assert.That(after.DistinctId, Is.EqualTo("user-42"));
            }
        );
        await GetAsync(app);
    }

    [Test]
    public async Task Nobody_has_no_flags_and_asks_nothing()
    {
        await using var app = await StartAsync(
            async (context, _) =>
                Assert.That((await context.GetPostHogFlagsAsync()).Failure, Is.Not.Null)
        );
        using var response = await app.SendAsync("/");

        Assert.That(response.IsSuccessStatusCode);
        Assert.That(FlagRequests(app), Is.Zero);
    }

    [Test]
    public async Task Flags_are_known_where_the_flow_was_stopped()
    {
        await using var app = await StartAsync(
            async (context, _) =>
            {
                Task<FeatureFlagEvaluations> flags;
                using (ExecutionContext.SuppressFlow())
                {
                    flags = Task.Run(() => context.GetPostHogFlagsAsync());
                }

                Assert.That((await flags).IsEnabled("beta"));
            }
        );
        await GetAsync(app);
    }

    private static async Task GetAsync(TestApp app)
    {
        using var response = await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "visitor"));
        Assert.That(response.IsSuccessStatusCode);
    }

    private static int FlagRequests(TestApp app) =>
        app.Server.Requests.Count(one => one.Path.StartsWith("/flags", StringComparison.Ordinal));

    private static Task<TestApp> StartAsync(Func<HttpContext, PostHogClient, Task> serve) =>
        TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/", serve);
            },
            flags: Flags
        );
}
