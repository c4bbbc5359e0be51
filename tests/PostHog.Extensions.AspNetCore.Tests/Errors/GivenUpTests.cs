using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>Exceptions that the exception handler inside the middleware throws again.</summary>
public sealed class GivenUpTests
{
    [Test]
    public async Task Report_has_the_route_that_failed(
        [Values("declines", "answers 404", "page throws", "handler throws")] string handler
    )
    {
        await using var app = await TestApp.StartAsync(
            app => Configure(app, handler),
            builder =>
            {
                if (handler is "declines" or "handler throws")
                {
                    builder.Services.AddSingleton<IExceptionHandler>(
                        new Handler(handler == "handler throws")
                    );
                }
            }
        );
        await app.SendAsync("/orders/7");

        var report = await app.StopForOneAsync("$exception");

        Assert.That(report.Json.GetRawText(), Does.Contain("out of stock"));
        Assert.That(report.Text("$current_url"), Does.EndWith("/orders/7"));
        Assert.That(report.Text("$request_route"), Is.EqualTo("/orders/{number}"));
        Assert.That(report.Text("$response_status_code"), Is.EqualTo("500"));
    }

    private static void Configure(WebApplication app, string handler)
    {
        app.UsePostHog();
        if (handler == "declines")
        {
            app.UseExceptionHandler(_ => { });
        }
        else
        {
            app.UseExceptionHandler("/error");
        }

        app.MapGet(
            "/orders/{number}",
            string (int number) => throw new InvalidOperationException("out of stock")
        );
        if (handler != "answers 404")
        {
            app.MapGet("/error", string () => throw new ArgumentException("page"));
        }
    }

    private sealed class Handler(bool throws) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(
            HttpContext httpContext,
            Exception exception,
            CancellationToken cancellationToken
        ) => throws ? throw new ArgumentException("handler") : new(false);
    }
}
