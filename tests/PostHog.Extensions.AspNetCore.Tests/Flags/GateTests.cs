using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Endpoints, actions and pages that depend on a flag.</summary>
public sealed class GateTests
{
    private const string Flags = """{"beta": true, "layout": "wide", "old": false}""";

    private static readonly (string, string) Visitor = ("X-POSTHOG-DISTINCT-ID", "visitor");

    [TestCase("/beta", 200)]
    [TestCase("/old", 404)]
    [TestCase("/not-old", 200)]
    [TestCase("/wide", 200)]
    [TestCase("/narrow", 404)]
    [TestCase("/unknown", 404)]
    [TestCase("/unknown-allowed", 200)]
    [TestCase("/group/old", 404)]
    [TestCase("/actions/beta", 200)]
    [TestCase("/actions/old", 404)]
    [TestCase("/actions/narrow", 404)]
    [TestCase("/actions/unknown-allowed", 200)]
    [TestCase("/gated/any", 404)]
    [TestCase("/gated-page", 404)]
    [TestCase("/open-page", 200)]
    public async Task Flag_decides(string path, int status)
    {
        await using var app = await StartAsync();
        using var response = await app.SendAsync(path, Visitor);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Gate_is_read_before_arguments_are_bound()
    {
        await using var app = await StartAsync();
        using var closed = await app.SendAsync("/old/no-number", Visitor);
        using var open = await app.SendAsync("/beta/no-number", Visitor);

        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/beta", 404)]
    [TestCase("/unknown-allowed", 200)]
    public async Task Default_applies_if_PostHog_cannot_be_reached(string path, int status)
    {
        await using var app = await StartAsync();
        await app.Server.DisposeAsync();
        using var response = await app.SendAsync(path, Visitor);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Gate_counts_as_a_read_of_the_flag()
    {
        await using var app = await StartAsync();
        await app.SendAsync("/beta", Visitor);

        var called = await app.StopForOneAsync("$feature_flag_called");

        Assert.That(called.Text("$feature_flag"), Is.EqualTo("beta"));
        Assert.That(called.DistinctId, Is.EqualTo("visitor"));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void Blank_key_is_rejected(string? key) =>
        Assert.That(() => new FeatureFlagAttribute(key!), Throws.ArgumentException);

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/beta", () => "beta").RequireFeatureFlag("beta");
                app.MapGet("/old", () => "old").RequireFeatureFlag("old");
                app.MapGet("/old/{number}", (int number) => number).RequireFeatureFlag("old");
                app.MapGet("/beta/{number}", (int number) => number).RequireFeatureFlag("beta");
                app.MapGet("/not-old", () => "new").RequireFeatureFlag("old", match: "false");
                app.MapGet("/wide", () => "wide").RequireFeatureFlag("layout", match: "wide");
                app.MapGet("/narrow", () => "narrow").RequireFeatureFlag("layout", match: "narrow");
                app.MapGet("/unknown", () => "?").RequireFeatureFlag("unknown");
                app.MapGet("/unknown-allowed", () => "?")
                    .RequireFeatureFlag("unknown", defaultValue: true);
                var group = app.MapGroup("/group").RequireFeatureFlag("old");
                group.MapGet("/old", () => "old");
                app.MapControllers();
                app.MapRazorPages();
            },
            builder =>
            {
                builder.Configuration["PostHog:FeatureFlagMaxRetries"] = "0";
                builder.Services.AddControllersWithViews();
                builder.Services.AddRazorPages();
            },
            flags: Flags
        );
}
