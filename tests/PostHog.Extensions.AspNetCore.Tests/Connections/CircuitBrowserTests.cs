using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Extensions.AspNetCore.Tests.Connections.Circuits;
using PostHog.TestKit.Processes;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>What events of a Blazor Server page in a browser get.</summary>
[RequiresChromium]
public sealed class CircuitBrowserTests
{
    private const string Status = "document.getElementById('status').textContent";

    [TestCase(null, "visitor-7")]
    [TestCase("user-42", "user-42")]
    public async Task Event_of_a_click_is_about_the_person_and_the_page(string? user, string person)
    {
        await using var app = await StartAsync();

        await VisitAsync(
            app,
            user,
            async browser =>
            {
                await browser.RunAsync("document.getElementById('see').click()");
                await browser.WaitForAsync($"{Status} === '{person}: True'");
            }
        );

        var seen = await app.StopForOneAsync();
        Assert.That(seen.DistinctId, Is.EqualTo(person));
        Assert.That(seen.Text("$session_id"), Is.EqualTo("session-1"));
        Assert.That(seen.Text("$device_id"), Is.EqualTo("device"));
        Assert.That(seen.Text("$current_url"), Does.EndWith("/shop"));
        Assert.That(seen.Text("$request_path"), Is.EqualTo("/shop"));
        Assert.That(seen.Text("$request_method"), Is.Null);
        Assert.That(seen.Text("$user_agent"), Does.Contain("Chrome"));
    }

    [Test]
    public async Task Each_click_evaluates_flags_again()
    {
        await using var app = await StartAsync();

        await VisitAsync(
            app,
            user: null,
            async browser =>
            {
                await browser.RunAsync("document.getElementById('see').click()");
                await browser.WaitForAsync($"{Status} === 'visitor-7: True'");
                app.Server.SetFlags("""{"beta": false}""");
                await browser.RunAsync("document.getElementById('see').click()");
                await browser.WaitForAsync($"{Status} === 'visitor-7: False'");
            }
        );
    }

    // The page is told of them, not the middleware: an ErrorBoundary or the log has them.
    [Test]
    public async Task Exception_of_a_click_is_not_reported()
    {
        await using var app = await StartAsync();

        await VisitAsync(
            app,
            user: null,
            async browser =>
            {
                await browser.RunAsync(
                    "globalThis.told = false; const error = console.error;"
                        + "console.error = (...all) => { globalThis.told = true; error(...all); };"
                        + "document.getElementById('fail').click()"
                );
                await browser.WaitForAsync("globalThis.told");
            }
        );

        Assert.That(await app.StopAsync(), Is.Empty);
    }

    private static async Task VisitAsync(TestApp app, string? user, Func<Chromium, Task> act)
    {
        var page = new Uri(app.Http.BaseAddress!, "/shop?secret=1");
        await using var browser = await Chromium.StartAsync();
        await browser.OpenAsync(new Uri(app.Http.BaseAddress!, "/empty"));
        var cookie = TestCookie.For("visitor-7", "session-1");
        await browser.RunAsync($"document.cookie = '{cookie}; path=/'");
        if (user is not null)
        {
            await browser.RunAsync($"document.cookie = 'user={user}; path=/'");
        }

        await browser.OpenAsync(page);
        await browser.WaitForAsync("!document.getElementById('see').disabled");
        await act(browser);
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            app =>
            {
                app.Use(
                    (context, next) =>
                    {
                        if (context.Request.Cookies["user"] is { } user)
                        {
                            context.User = TestUser.New(user);
                        }

                        return next(context);
                    }
                );
                app.UseAntiforgery();
                app.MapGet(
                    "/_framework/blazor.web.js",
                    () =>
                        Results.File(
                            Path.GetFullPath("blazor.web.js", AppContext.BaseDirectory),
                            "text/javascript"
                        )
                );
                app.MapGet("/empty", () => Results.Content("<p>empty</p>", "text/html"));
                app.MapRazorComponents<CircuitApp>().AddInteractiveServerRenderMode();
            },
            builder => builder.Services.AddRazorComponents().AddInteractiveServerComponents(),
            posthog => posthog.WithRequestContext(),
            flags: """{"beta": true}"""
        );
}
