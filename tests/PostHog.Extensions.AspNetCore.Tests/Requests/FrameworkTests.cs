using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>Minimal APIs, MVC and Razor Pages get the same.</summary>
public sealed class FrameworkTests
{
    [TestCase("/minimal/seen/7", "seen", "/minimal/seen/{number}")]
    [TestCase("/mvc/seen/7", "seen", "/mvc/seen/{number}")]
    [TestCase("/pages/seen/7", "seen", "/pages/seen/{number}")]
    [TestCase("/minimal/fails/7", "$exception", "/minimal/fails/{number}")]
    [TestCase("/mvc/fails/7", "$exception", "/mvc/fails/{number}")]
    [TestCase("/pages/fails/7", "$exception", "/pages/fails/{number}")]
    public async Task Event_has_the_user_and_the_route(string path, string name, string route)
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.UseTestUser();
                app.MapGet("/minimal/seen/{number}", (HttpContext context) => context.See());
                app.MapGet(
                    "/minimal/fails/{number}",
                    string () => throw new InvalidOperationException("endpoint failed")
                );
                app.MapControllers();
                app.MapRazorPages();
            },
            builder =>
            {
                builder.Services.AddControllersWithViews();
                builder.Services.AddRazorPages();
            }
        );
        await app.SendAsync(path, (TestUser.Header, "user-42"));

        var captured = await app.StopForOneAsync(name);

        Assert.That(captured.DistinctId, Is.EqualTo("user-42"));
        Assert.That(captured.Text("$request_route"), Is.EqualTo(route));
        Assert.That(captured.Text("$request_path"), Is.EqualTo(path));
    }
}
