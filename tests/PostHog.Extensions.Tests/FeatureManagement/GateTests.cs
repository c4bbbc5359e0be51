using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement.AspNetCore;
using PostHog.Async;
using PostHog.Development;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>Gates of ASP.NET Core, on requests whose context names the person.</summary>
public sealed class GateTests
{
    [TestCase("/open", 200)]
    [TestCase("/shut", 404)]
    [TestCase("/missing", 404)]
    [TestCase("/endpoint", 200)]
    [TestCase("/endpoint-shut", 404)]
    public async Task Gates_follow_the_flags(string path, int status)
    {
        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Flags = """{ "on": true, "off": false }""" }
        );
        await using var app = Build(server.Url);
        await app.StartAsync();

        using var response = await app.GetTestClient().GetAsync(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    private static WebApplication Build(Uri posthog)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder
            .Services.AddPostHog(options =>
            {
                options.ProjectToken = Hosting.TestHost.Token;
                options.Host = posthog.AbsoluteUri;
            })
            .UseFeatureManagement();
        builder
            .Services.AddControllers()
            .ConfigureApplicationPartManager(parts =>
                parts.ApplicationParts.Add(
                    new Microsoft.AspNetCore.Mvc.ApplicationParts.AssemblyPart(
                        typeof(GatedController).Assembly
                    )
                )
            );
        var app = builder.Build();
        app.Use(
            async (HttpContext http, RequestDelegate next) =>
            {
                var client = http.RequestServices.GetRequiredService<PostHogClient>();
                using (client.BeginContext(new() { DistinctId = "user-1", SharesFlags = true }))
                {
                    await next(http);
                }
            }
        );
        app.MapControllers();
        app.MapGet("/endpoint", () => "ok").WithFeatureGate("on");
        app.MapGet("/endpoint-shut", () => "ok").WithFeatureGate("off");
        return app;
    }
}
