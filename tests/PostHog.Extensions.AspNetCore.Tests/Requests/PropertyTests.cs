using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>What events get from a request besides the person.</summary>
public sealed class PropertyTests
{
    [Test]
    public async Task Event_has_address_method_route_and_user_agent()
    {
        await using var app = await StartAsync();
        await app.SendAsync("/orders/7?secret=1", ("User-Agent", "test/1"));

        var seen = await app.StopForOneAsync();

        Assert.That(
            seen.Text("$current_url"),
            Is.EqualTo(new Uri(app.Http.BaseAddress!, "/orders/7").AbsoluteUri)
        );
        Assert.That(seen.Text("$request_path"), Is.EqualTo("/orders/7"));
        Assert.That(seen.Text("$request_method"), Is.EqualTo("GET"));
        Assert.That(seen.Text("$request_route"), Is.EqualTo("/orders/{number}"));
        Assert.That(seen.Text("$user_agent"), Is.EqualTo("test/1"));
        Assert.That(seen.Text("$raw_user_agent"), Is.EqualTo("test/1"));
        Assert.That(seen.Text("$ip"), Is.Null);
        Assert.That(seen.Json.GetRawText(), Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Address_of_the_client_is_sent_on_request()
    {
        await using var app = await StartAsync(options => options.IncludeIpAddress = true);
        await app.SendAsync("/orders/7", ("X-Forwarded-For", "203.0.113.9"));

        Assert.That((await app.StopForOneAsync()).Text("$ip"), Is.EqualTo("127.0.0.1"));
    }

    // The context is read when something is captured, so the order of the two does not matter.
    [Test]
    public async Task Address_and_url_are_those_that_a_trusted_proxy_forwards([Values] bool isFirst)
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            Action[] middleware =
            [
                () => app.UsePostHog(options => options.IncludeIpAddress = true),
                () =>
                    app.UseForwardedHeaders(
                        new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All }
                    ),
            ];
            middleware[isFirst ? 1 : 0]();
            middleware[isFirst ? 0 : 1]();
            app.MapGet("/orders/{number}", (HttpContext context) => context.See());
        });
        await app.SendAsync(
            "/orders/7",
            ("X-Forwarded-For", "198.51.100.1, 203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "shop.example.com")
        );

        var seen = await app.StopForOneAsync();

        Assert.That(seen.Text("$ip"), Is.EqualTo("203.0.113.9"));
        Assert.That(seen.Text("$current_url"), Is.EqualTo("https://shop.example.com/orders/7"));
    }

    [Test]
    public async Task Everything_can_be_switched_off()
    {
        await using var app = await StartAsync(options =>
        {
            options.IncludeUrl = false;
            options.IncludeMethod = false;
            options.IncludeRoute = false;
            options.IncludeUserAgent = false;
        });
        await app.SendAsync("/orders/7", ("User-Agent", "test/1"));

        var seen = await app.StopForOneAsync();

        Assert.That(seen.Json.GetRawText(), Does.Not.Contain("orders"));
        Assert.That(seen.Text("$request_method") ?? seen.Text("$user_agent"), Is.Null);
    }

    [Test]
    public async Task Event_keeps_what_it_sets_itself()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                (PostHog.Async.PostHogClient posthog) =>
                {
                    posthog.Enqueue(
                        new PostHogEvent("seen", "job-1") { ["$current_url"] = "app://job" }
                    );
                }
            );
        });
        await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "visitor"));

        var seen = await app.StopForOneAsync();

        Assert.That(seen.DistinctId, Is.EqualTo("job-1"));
        Assert.That(seen.Text("$current_url"), Is.EqualTo("app://job"));
    }

    [Test]
    public async Task Request_that_is_filtered_out_has_no_context()
    {
        await using var app = await StartAsync(options =>
            options.Filter = context =>
                !context.Request.Path.StartsWithSegments("/orders", StringComparison.Ordinal)
        );
        using var response = await app.SendAsync("/orders/7", ("X-POSTHOG-DISTINCT-ID", "visitor"));

        Assert.That(response.IsSuccessStatusCode);
        Assert.That(await app.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task Filter_that_throws_includes_the_request()
    {
        await using var app = await StartAsync(options =>
            options.Filter = _ => throw new InvalidOperationException()
        );
        await app.SendAsync("/orders/7", ("X-POSTHOG-DISTINCT-ID", "visitor"));

        Assert.That((await app.StopForOneAsync()).DistinctId, Is.EqualTo("visitor"));
    }

    private static Task<TestApp> StartAsync(Action<PostHogRequestOptions>? configure = null) =>
        TestApp.StartAsync(app =>
        {
            app.UsePostHog(configure);
            app.MapGet("/orders/{number}", (HttpContext context) => context.See());
        });
}
