using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>Which exceptions are reported, and how often.</summary>
public sealed class ExceptionRuleTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Abort_by_the_client_is_not_reported(bool isWrapped)
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                async (HttpContext context) =>
                {
                    started.SetResult();
                    try
                    {
                        await Task.Delay(Timeout.Infinite, context.RequestAborted);
                    }
                    catch (OperationCanceledException error) when (isWrapped)
                    {
                        throw new InvalidOperationException("The query was cancelled.", error);
                    }
                    finally
                    {
                        ended.SetResult();
                    }
                }
            );
        });
        using var stop = new CancellationTokenSource();
        var request = app.Http.GetAsync("/", stop.Token);
        await started.Task;
        await stop.CancelAsync();
        await ended.Task;

        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await app.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task Cancellation_without_an_abort_is_reported()
    {
        await using var app = await StartAsync(_ => throw new OperationCanceledException("own"));
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(400, 0)]
    [TestCase(413, 0)]
    [TestCase(500, 1)]
    public async Task Malformed_request_is_not_reported(int status, int count)
    {
        await using var app = await StartAsync(_ =>
            throw new BadHttpRequestException("bad", status)
        );
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Exception_that_the_application_reported_is_not_reported_again()
    {
        await using var app = await StartAsync(context =>
        {
            var error = new InvalidOperationException("once");
            context.RequestServices.GetRequiredService<PostHogClient>().EnqueueException(error);
            throw error;
        });
        await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "a"));

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Application_decides_when_the_status_is_known()
    {
        var statuses = new List<int>();
        await using var app = await StartAsync(
            _ => throw new InvalidOperationException(),
            options =>
                options.ShouldCaptureException = (context, _) =>
                {
                    statuses.Add(context.Response.StatusCode);
                    return false;
                }
        );
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Is.Empty);
        Assert.That(statuses, Is.EqualTo([500]));
    }

    [Test]
    public async Task Decision_that_throws_reports()
    {
        await using var app = await StartAsync(
            _ => throw new InvalidOperationException(),
            options => options.ShouldCaptureException = (_, _) => throw new ArgumentException()
        );
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reports_can_be_switched_off()
    {
        await using var app = await StartAsync(
            _ => throw new InvalidOperationException(),
            options => options.CaptureExceptions = false
        );
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Error_page_that_fails_is_reported_too(bool isBefore)
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            if (isBefore)
            {
                app.UsePostHog();
            }

            app.UseExceptionHandler("/error");
            if (!isBefore)
            {
                app.UsePostHog();
            }

            app.MapGet("/", string () => throw new InvalidOperationException("first"));
            app.MapGet("/error", string () => throw new InvalidOperationException("second"));
        });
        await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "a"));
        var events = await app.StopAsync();

        // The handler throws the first one again, so that the second one is seen only inside.
        Assert.That(
            events.Count(one =>
                one.Json.GetRawText().Contains("\"first\"", StringComparison.Ordinal)
            ),
            Is.EqualTo(1)
        );
        Assert.That(events, Has.Count.EqualTo(isBefore ? 1 : 2));
    }

    [Test]
    public async Task Exception_after_the_response_has_begun_is_reported()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                async context =>
                {
                    await context.Response.WriteAsync("begun");
                    await context.Response.Body.FlushAsync();
                    throw new InvalidOperationException("late");
                }
            );
        });
        Assert.That(async () => await app.Http.GetStringAsync("/"), Throws.Exception);

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Exception_that_nothing_handles_is_reported_on_the_test_server()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/", string () => throw new InvalidOperationException("unhandled"));
            },
            builder => builder.WebHost.UseTestServer()
        );
        using var http = app.App.GetTestClient();

        Assert.That(async () => await http.GetAsync("/"), Throws.InvalidOperationException);
        // The test server tells the client first.
        SpinWait.SpinUntil(
            () => app.Client.Diagnostics.Events.Accepted > 0,
            TimeSpan.FromSeconds(20)
        );
        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    private static Task<TestApp> StartAsync(
        Action<HttpContext> serve,
        Action<PostHogRequestOptions>? configure = null
    ) =>
        TestApp.StartAsync(app =>
        {
            app.UsePostHog(configure);
            app.MapGet("/", (HttpContext context) => serve(context));
        });
}
