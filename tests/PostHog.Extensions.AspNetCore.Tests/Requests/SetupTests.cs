using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>How the middleware is set up, and which requests it leaves alone.</summary>
public sealed class SetupTests
{
    [Test]
    public async Task Options_that_would_not_apply_are_refused()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                Assert.That(
                    () => app.UsePostHog(options => options.IncludeUrl = false),
                    Throws.InvalidOperationException.With.Message.Contains("WithRequestContext")
                );
                app.UsePostHog();
            },
            posthog: posthog => posthog.WithRequestContext()
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Request_that_is_left_out_stays_so_on_the_page_of_its_error(bool isBefore)
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            if (isBefore)
            {
                Use(app);
            }

            app.UseExceptionHandler("/error");
            if (!isBefore)
            {
                Use(app);
            }

            app.MapGet("/health", string () => throw new InvalidOperationException("left out"));
            app.MapGet("/error", () => "sorry");
        });
        await app.SendAsync("/health");

        Assert.That(await app.StopAsync(), Is.Empty);
    }

    private static void Use(IApplicationBuilder app) =>
        app.UsePostHog(options => options.Filter = context => context.Request.Path != "/health");
}
