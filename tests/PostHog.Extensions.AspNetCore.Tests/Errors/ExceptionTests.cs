using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>
/// Every exception is reported once, with the person, session, address, route and status of its request.
/// </summary>
public sealed class ExceptionTests
{
    [Test]
    public async Task Exception_is_reported_once_with_its_request(
        [Values] Handling handling,
        [Values] Place place
    )
    {
        await using var app = await StartAsync(handling, place);
        using var response = await app.SendAsync(
            "/orders/7?secret=1",
            (TestUser.Header, "user-42"),
            ("X-POSTHOG-SESSION-ID", "session-1")
        );
        var events = await app.StopAsync();

        var status = handling == Handling.HandlerThatHandles ? 409 : 500;
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(events.Select(one => one.Name), Is.EqualTo(["$exception"]));
        var report = events[0];
        Assert.That(report.DistinctId, Is.EqualTo("user-42"));
        Assert.That(report.Text("$session_id"), Is.EqualTo("session-1"));
        Assert.That(report.Text("$current_url"), Does.EndWith("/orders/7"));
        Assert.That(report.Text("$request_route"), Is.EqualTo("/orders/{number}"));
        Assert.That(report.Text("$response_status_code"), Is.EqualTo($"{status}"));
        Assert.That(report.Json.GetRawText(), Does.Contain("out of stock"));
        Assert.That(report.Json.GetRawText(), Does.Contain("\"handled\":false"));
    }

    private static Task<TestApp> StartAsync(Handling handling, Place place) =>
        TestApp.StartAsync(
            app =>
            {
                Use(app, place == Place.BeforeTheHandler);
                Handle(app, handling);
                Use(app, place == Place.AfterTheHandler);
                app.UseTestUser();
                app.MapGet(
                    "/orders/{number}",
                    string (int number) =>
                        throw new InvalidOperationException($"{number} out of stock")
                );
                app.MapGet("/error", () => "sorry");
            },
            builder => AddHandler(builder.Services, handling),
            builder =>
            {
                if (place == Place.StartupFilter)
                {
                    builder.WithRequestContext();
                }
            },
            // A web application adds the developer page itself.
            handling == Handling.DeveloperPage
                ? "Development"
                : "Production"
        );

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
        {
            app.UsePostHog();
        }
    }

    private static void Handle(WebApplication app, Handling handling)
    {
        switch (handling)
        {
            case Handling.Page:
                app.UseExceptionHandler("/error");
                break;
            case Handling.HandlerThatHandles or Handling.HandlerThatDoesNot:
                app.UseExceptionHandler("/error");
                break;
            case Handling.DeveloperPage:
                app.UseDeveloperExceptionPage();
                break;
        }
    }

    private static void AddHandler(IServiceCollection services, Handling handling)
    {
        if (handling is Handling.HandlerThatHandles or Handling.HandlerThatDoesNot)
        {
            services.AddSingleton<IExceptionHandler>(
                new HandledByType(handling == Handling.HandlerThatHandles)
            );
        }
    }
}
