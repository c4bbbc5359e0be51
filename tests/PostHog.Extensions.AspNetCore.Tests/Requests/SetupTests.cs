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
}
