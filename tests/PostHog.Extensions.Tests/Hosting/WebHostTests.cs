using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Development;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>The hosts of ASP.NET Core.</summary>
public sealed class WebHostTests
{
    [Test]
    public async Task Web_application_delivers_what_its_requests_captured()
    {
        await using var server = await DevServer.StartAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddConfiguration(SettingsFor(server));
        builder.AddPostHog();
        await using var app = builder.Build();
        app.Run(context =>
        {
            context
                .RequestServices.GetRequiredService<PostHogClient>()
                .Enqueue(new("requested", "user-1"));
            return Task.CompletedTask;
        });
        await app.StartAsync();
        using var http = new HttpClient();
        await http.GetAsync(app.Urls.First());

        await app.StopAsync();

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["requested"]));
    }

    [Test]
    public async Task Old_web_host_delivers_at_its_stop_and_at_its_disposal()
    {
        await using var server = await DevServer.StartAsync();
        using (var host = OldHost(SettingsFor(server)))
        {
            await host.StartAsync();
            var client = host.Services.GetRequiredService<PostHogClient>();
            client.Enqueue(new("before the stop", "user-1"));
            await host.StopAsync();
            Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["before the stop"]));
            client.Enqueue(new("after the stop", "user-1"));
        }

        Assert.That(
            server.Events.Select(one => one.Name),
            Is.EqualTo(["before the stop", "after the stop"])
        );
    }

    [Test]
    public void Old_web_host_does_not_start_with_an_invalid_option()
    {
        using var host = OldHost(TestHost.Configuration(("PostHog:ProjectToken", "phx_wrong")));

        Assert.That(host.Start, Throws.TypeOf<OptionsValidationException>());
    }

    private static IConfigurationRoot SettingsFor(DevServer server) =>
        TestHost.Configuration(
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", server.Url.AbsoluteUri)
        );

#pragma warning disable ASPDEPR004, ASPDEPR008 // The old host is what this tests.
    private static IWebHost OldHost(IConfiguration configuration) =>
        new WebHostBuilder()
            .UseConfiguration(configuration)
            .UseKestrelCore()
            .UseUrls("http://127.0.0.1:0")
            .ConfigureServices(services => services.AddPostHog(configuration))
            .Configure(app => app.Run(context => context.Response.WriteAsync("")))
            .Build();
#pragma warning restore ASPDEPR004, ASPDEPR008
}
