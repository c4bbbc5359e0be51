using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Content that depends on a flag.</summary>
public sealed class TagHelperTests
{
    [Test]
    public async Task Content_is_rendered_if_the_flag_matches()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapRazorPages();
            },
            builder => builder.Services.AddRazorPages(),
            flags: """{"beta": true, "layout": "wide", "old": false}"""
        );
        using var response = await app.SendAsync(
            "/open-page",
            ("X-POSTHOG-DISTINCT-ID", "visitor")
        );

        var lines = (await response.Content.ReadAsStringAsync()).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        Assert.That(lines, Is.EqualTo(["[beta]", "[not old]", "[wide]", "[by default]"]));
        Assert.That(
            app.Server.Requests.Count(one =>
                one.Path.StartsWith("/flags", StringComparison.Ordinal)
            ),
            Is.EqualTo(1)
        );
    }
}
