using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>
/// A request that takes longer than the server allows it is cancelled like one that its client aborts.
/// </summary>
public sealed class RequestTimeoutTests
{
    [Test]
    public async Task Timeout_is_reported_inside_the_middleware_for_timeouts()
    {
        await using var app = await StartAsync(Place.AfterTheHandler);
        using var response = await app.SendAsync("/slow/7", (TestUser.Header, "user-42"));

        Assert.That((int)response.StatusCode, Is.EqualTo(504));
        var report = await app.StopForOneAsync("$exception");
        Assert.That(report.DistinctId, Is.EqualTo("user-42"));
        Assert.That(report.Text("$request_route"), Is.EqualTo("/slow/{number}"));
        Assert.That(report.Text("$response_status_code"), Is.EqualTo("504"));
    }

    [TestCase(Place.BeforeTheHandler)]
    [TestCase(Place.StartupFilter)]
    public async Task Timeout_that_was_handled_inside_is_not_seen(Place place)
    {
        await using var app = await StartAsync(place);
        using var response = await app.SendAsync("/slow/7");

        Assert.That((int)response.StatusCode, Is.EqualTo(504));
        Assert.That(await app.StopAsync(), Is.Empty);
    }

    [TestCase(Place.BeforeTheHandler)]
    [TestCase(Place.AfterTheHandler)]
    public async Task Abort_by_the_client_is_not_reported_with_timeouts(Place place)
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var app = await StartAsync(
            place,
            async context =>
            {
                started.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }
                finally
                {
                    ended.SetResult();
                }
            },
            TimeSpan.FromMinutes(5)
        );
        using var stop = new CancellationTokenSource();
        var request = app.Http.GetAsync("/slow/7", stop.Token);
        await started.Task;
        await stop.CancelAsync();
        await ended.Task;

        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await app.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task Other_exception_after_a_timeout_is_reported_wherever_the_middleware_is(
        [Values] Place place
    )
    {
        await using var app = await StartAsync(
            place,
            async context =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }
                catch (OperationCanceledException aborted)
                {
                    throw new InvalidOperationException("too late", aborted);
                }
            }
        );
        using var response = await app.SendAsync("/slow/7");

        Assert.That((int)response.StatusCode, Is.EqualTo(500));
        var report = await app.StopForOneAsync("$exception");
        Assert.That(report.Json.GetRawText(), Does.Contain("too late"));
    }

    private static Task<TestApp> StartAsync(
        Place place,
        RequestDelegate? serve = null,
        TimeSpan? timeout = null
    ) =>
        TestApp.StartAsync(
            app =>
            {
                if (place == Place.BeforeTheHandler)
                {
                    app.UsePostHog();
                }

                app.UseRouting();
                app.UseRequestTimeouts();
                if (place == Place.AfterTheHandler)
                {
                    app.UsePostHog();
                }

                app.UseTestUser();
                app.MapGet(
                        "/slow/{number}",
                        serve ?? (context => Task.Delay(Timeout.Infinite, context.RequestAborted))
                    )
                    .WithRequestTimeout(timeout ?? TimeSpan.FromMilliseconds(50));
            },
            builder => builder.Services.AddRequestTimeouts(),
            posthog =>
            {
                if (place == Place.StartupFilter)
                {
                    posthog.WithRequestContext();
                }
            }
        );
}
