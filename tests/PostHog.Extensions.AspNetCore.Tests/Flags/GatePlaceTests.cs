using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Where gates are, and requests that have no context.</summary>
public sealed class GatePlaceTests
{
    private const string Flags = """{"beta": true, "old": false}""";

    private static readonly (string, string) Visitor = ("X-POSTHOG-DISTINCT-ID", "visitor");

    [Test]
    public async Task Attribute_gates_lambdas_and_hubs_wherever_the_middleware_is(
        [Values("first", "before routing", "startup filter")] string place
    )
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                if (place != "startup filter")
                {
                    app.UsePostHog();
                }

                if (place == "before routing")
                {
                    app.UseRouting();
                }

                app.MapGet("/old", [FeatureFlag("old")] () => "old");
                app.MapGet("/beta", [FeatureFlag("beta")] () => "beta");
                app.MapGet("/both", [FeatureFlag("beta"), FeatureFlag("old")] () => "both");
                app.MapHub<GatedHub>("/hub");
            },
            builder => builder.Services.AddSignalR(),
            posthog =>
            {
                if (place == "startup filter")
                {
                    posthog.WithRequestContext();
                }
            },
            flags: Flags
        );

        Assert.That(await StatusAsync(app, "/old"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(app, "/beta"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(app, "/both"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(app, "/hub"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Attribute_knows_the_user_who_signs_in_later()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.UseTestUser();
                app.MapGet("/beta", [FeatureFlag("beta")] () => "beta");
            },
            flags: Flags
        );
        await app.SendAsync("/beta", (TestUser.Header, "user-42"));

        var called = await app.StopForOneAsync("$feature_flag_called");

        Assert.That(called.DistinctId, Is.EqualTo("user-42"));
    }

    [TestCase("/closed", 404)]
    [TestCase("/open", 200)]
    [TestCase("/attribute", 404)]
    [TestCase("/actions/beta", 404)]
    public async Task Default_applies_to_a_request_without_a_context(string path, int status)
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog(options => options.Filter = _ => false);
                app.MapGet("/closed", () => "x").RequireFeatureFlag("beta");
                app.MapGet("/open", () => "x").RequireFeatureFlag("beta", defaultValue: true);
                app.MapGet("/attribute", [FeatureFlag("beta")] () => "x");
                app.MapControllers();
            },
            builder => builder.Services.AddControllers(),
            flags: Flags
        );

        Assert.That((int)await StatusAsync(app, path), Is.EqualTo(status));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Endpoint_that_chooses_another_one_is_refused_at_the_start(bool isInGroup)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddControllers();
        await using var app = builder.Build();
        if (isInGroup)
        {
            app.MapGroup("").RequireFeatureFlag("old").MapFallbackToController("Any", "Gated");
        }
        else
        {
            app.MapFallbackToController("Any", "Gated").RequireFeatureFlag("old");
        }

        Assert.That(
            async () => await app.StartAsync(),
            Throws.InvalidOperationException.With.Message.Contains("[FeatureFlag]")
        );
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path)
    {
        using var response = await app.SendAsync(path, Visitor);
        return response.StatusCode;
    }
}
