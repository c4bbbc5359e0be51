using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Development;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Clients in a container, with and without a host.</summary>
public sealed class ContainerTests
{
    [Test]
    public async Task Disposing_a_container_delivers_the_queue([Values] bool isSynchronous)
    {
        await using var server = await DevServer.StartAsync();
        var services = new ServiceCollection();
        services.AddPostHog(options =>
        {
            options.ProjectToken = TestHost.Token;
            options.Host = server.Url.AbsoluteUri;
        });
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<PostHogClient>().Enqueue(new("disposed", "user-1"));

        if (isSynchronous)
        {
            provider.Dispose();
        }
        else
        {
            await provider.DisposeAsync();
        }

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["disposed"]));
    }

    [Test]
    public void Container_that_never_created_the_client_disposes_nothing()
    {
        var services = new ServiceCollection();
        services.AddPostHog();

        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetService<IConfiguration>(), Is.Null);
    }

    [Test]
    public void There_is_one_client()
    {
        var services = new ServiceCollection();
        services.AddPostHog(options => options.ProjectToken = TestHost.Token);
        services.AddPostHog(options => options.FlushAt = 7);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();

        Assert.That(
            scope.ServiceProvider.GetRequiredService<PostHogClient>(),
            Is.SameAs(provider.GetRequiredService<PostHogClient>())
        );
        Assert.That(provider.GetServices<PostHogClient>(), Has.Exactly(1).Items);
        var options = provider.GetRequiredService<IOptions<PostHogOptions>>().Value;
        Assert.That((options.ProjectToken, options.FlushAt), Is.EqualTo((TestHost.Token, 7)));
    }

    [Test]
    public async Task Clients_with_names_send_to_their_own_projects()
    {
        await using var server = await DevServer.StartAsync();
        var builder = TestHost.New(
            null,
            ("PostHog:ProjectToken", "phc_default"),
            ("PostHog:Host", server.Url.AbsoluteUri),
            ("PostHog:eu:ProjectToken", "phc_eu"),
            ("PostHog:eu:Host", server.Url.AbsoluteUri)
        );
        builder.AddPostHog();
        builder.AddPostHog("eu");
        builder.AddPostHog(
            "us",
            options =>
            {
                options.ProjectToken = "phc_us";
                options.Host = server.Url.AbsoluteUri;
            }
        );
        using var host = builder.Build();
        await host.StartAsync();

        host.Services.GetRequiredService<PostHogClient>().Enqueue(new("default", "user-1"));
        foreach (var name in new[] { "eu", "us" })
        {
            var client = host.Services.GetRequiredKeyedService<PostHogClient>(name);
            client.Enqueue(new(name, "user-1"));
        }

        await host.StopAsync();

        Assert.That(
            server.Events.Select(one => one.Name),
            Is.EquivalentTo(["default", "eu", "us"])
        );
        foreach (var name in new[] { "default", "eu", "us" })
        {
            var body = server.Requests.Single(one => one.Body.Contains($"phc_{name}")).Body;
            Assert.That(body, Does.Contain($"\"{name}\""));
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a:b")]
    [TestCase("Host")]
    [TestCase("beforesend")]
    public void Name_that_cannot_be_a_section_is_refused(string name)
    {
        var services = new ServiceCollection();

        var fault = Assert.Throws<ArgumentException>(() => services.AddPostHog(name));

        Assert.That(fault!.ParamName, Is.EqualTo("name"));
    }

    [Test]
    public void Section_may_have_another_name()
    {
        var configuration = TestHost.Configuration(
            ("Analytics:ProjectToken", "phc_a"),
            ("Analytics:FlushAt", "x")
        );
        var services = new ServiceCollection();
        services.AddPostHog(configuration.GetSection("Analytics"));
        using var provider = services.BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<PostHogClient>()
        );

        Assert.That(fault!.Failures, Is.EqualTo(["Analytics:FlushAt must be a whole number."]));
    }

    [Test]
    public void Whole_configuration_has_the_section_PostHog()
    {
        var configuration = TestHost.Configuration(("PostHog:FlushAt", "7"));
        var services = new ServiceCollection();
        services.AddPostHog(configuration);
        using var provider = services.BuildServiceProvider();

        Assert.That(
            provider.GetRequiredService<IOptions<PostHogOptions>>().Value.FlushAt,
            Is.EqualTo(7)
        );
    }

    [Test]
    public void Definitions_can_come_from_a_provider()
    {
        var services = new ServiceCollection();
        services.AddSingleton<EmptyDefinitions>();
        services
            .AddPostHog(options =>
            {
                options.ProjectToken = TestHost.Token;
                options.Host = TestHost.DeadHost;
            })
            .UseFlagDefinitionProvider(found => found.GetRequiredService<EmptyDefinitions>());
        using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<PostHogClient>();

        Assert.That(client.LocalEvaluation.IsEnabled);
    }

    [Test]
    public async Task Tests_can_replace_options_after_everything_else()
    {
        await using var server = await DevServer.StartAsync();
        var services = new ServiceCollection();
        services.AddPostHog();
        services.PostConfigure<PostHogOptions>(options =>
        {
            options.ProjectToken = TestHost.Token;
            options.Host = server.Url.AbsoluteUri;
        });
        await using var provider = services.BuildServiceProvider();

        var result = await provider
            .GetRequiredService<PostHogClient>()
            .CaptureAsync(new("tested", "user-1"));

        Assert.That(result.IsDelivered);
    }
}
