using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.AspNetCore;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Microsoft.FeatureManagement and the middleware in one application.</summary>
public sealed class FeatureManagementTests
{
    private const string Flags = """{"beta": true, "layout": "wide", "old": false}""";

    [Test]
    public async Task Gates_managers_and_the_request_read_one_snapshot_and_record_a_flag_once()
    {
        await using var app = await StartAsync();

        using var response = await app.SendAsync("/beta", (TestUser.Header, "user-42"));
        using var old = await app.SendAsync("/old", (TestUser.Header, "user-42"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("wide True True"));
        Assert.That((int)old.StatusCode, Is.EqualTo(StatusCodes.Status404NotFound));
        var arrived = await app.StopAsync();
        Assert.That(
            arrived.Select(one => (one.DistinctId, one.Text("$feature_flag"))),
            Is.EquivalentTo(
                new[] { ("user-42", "beta"), ("user-42", "layout"), ("user-42", "old") }
            )
        );
        Assert.That(
            app.Server.Requests.Count(one =>
                one.Path.StartsWith("/flags", StringComparison.Ordinal)
            ),
            Is.EqualTo(2),
            "one for each request of the application"
        );
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            app =>
            {
                app.UseTestUser();
                app.UsePostHog();
                app.MapGet("/beta", ReadAsync).WithFeatureGate("beta");
                app.MapGet("/old", () => "old").WithFeatureGate("old");
            },
            posthog: posthog => posthog.UseFeatureManagement(),
            flags: Flags
        );

    private static async Task<string> ReadAsync(
        HttpContext context,
        IFeatureManager features,
        IVariantFeatureManagerSnapshot variants
    )
    {
        var layout = await variants.GetVariantAsync("layout", context.RequestAborted);
        var flags = await context.GetPostHogFlagsAsync();
        return $"{layout.Name} {await features.IsEnabledAsync("beta")} {flags.IsEnabled("beta")}";
    }
}
