using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>Flags of PostHog through the interfaces of Microsoft.FeatureManagement.</summary>
public sealed class FeatureManagerTests
{
    [TestCase("new-checkout", true)]
    [TestCase("button", true)]
    [TestCase("off", false)]
    [TestCase("unknown", false)]
    public async Task Every_interface_answers_alike(string feature, bool expected)
    {
        await using var host = await FeatureHost.StartAsync();
        using var person = host.Client.BeginContext(new() { DistinctId = "user-1" });
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;

        bool[] answers =
        [
            await services.GetRequiredService<IFeatureManager>().IsEnabledAsync(feature),
            await services.GetRequiredService<IFeatureManagerSnapshot>().IsEnabledAsync(feature),
            await services.GetRequiredService<IVariantFeatureManager>().IsEnabledAsync(feature),
            await services
                .GetRequiredService<IVariantFeatureManagerSnapshot>()
                .IsEnabledAsync(feature),
        ];

        Assert.That(answers, Is.All.EqualTo(expected));
    }

    [Test]
    public async Task Variant_has_the_payload_as_its_configuration()
    {
        await using var host = await FeatureHost.StartAsync();
        using var person = host.Client.BeginContext(new() { DistinctId = "user-1" });

        var button = await host.Features.GetVariantAsync("button");
        var limits = await host.Features.GetVariantAsync("limits");
        var plain = await host.Features.GetVariantAsync("plain");

        Assert.That((button.Name, button.Configuration.Value), Is.EqualTo(("green", "#0f0")));
        Assert.That(limits.Name, Is.EqualTo("true"));
        Assert.That(limits.Configuration["seats"], Is.EqualTo("5"));
        Assert.That(limits.Configuration["plans:1"], Is.EqualTo("pro"));
        Assert.That((plain.Name, plain.Configuration.Value), Is.EqualTo(("blue", (string?)null)));
    }

    [TestCase("new-checkout")]
    [TestCase("off")]
    [TestCase("unknown")]
    public async Task Flag_without_variant_and_payload_has_none(string feature)
    {
        await using var host = await FeatureHost.StartAsync();

        Assert.That(
            await host.Features.GetVariantAsync(feature, FeatureHost.User("user-1")),
            Is.Null
        );
    }

    [Test]
    public async Task Payload_that_no_configuration_can_hold_is_its_text()
    {
        await using var host = await FeatureHost.StartAsync();

        var variant = await host.Features.GetVariantAsync("same-names", FeatureHost.User("user-1"));

        Assert.That(variant.Configuration.Value, Is.EqualTo("""{ "a": 1, "A": 2 }"""));
    }

    [Test]
    public async Task Person_is_that_of_the_call_then_of_the_context_then_of_the_application()
    {
        await using var host = await FeatureHost.StartAsync(services =>
            services.AddSingleton<ITargetingContextAccessor>(new SignedIn("user-3"))
        );

        await host.Features.IsEnabledAsync("new-checkout");
        using (host.Client.BeginContext(new() { DistinctId = "user-2" }))
        {
            await host.Features.IsEnabledAsync("new-checkout");
            await host.Features.IsEnabledAsync("new-checkout", FeatureHost.User("user-1"));
            await host.Features.IsEnabledAsync("new-checkout", "a context of another type");
        }

        Assert.That(host.Asked, Is.EqualTo(["user-3", "user-2", "user-1", "user-2"]));
    }

    [Test]
    public async Task Without_a_person_every_flag_is_off_and_nothing_is_asked()
    {
        await using var host = await FeatureHost.StartAsync();

        Assert.That(await host.Features.IsEnabledAsync("new-checkout"), Is.False);
        Assert.That(await host.Features.GetVariantAsync("button"), Is.Null);
        Assert.That(await host.Features.GetFeatureNamesAsync().ToListAsync(), Is.Empty);
        Assert.That(host.Asked, Is.Empty);
    }

    [Test]
    public async Task Feature_of_the_configuration_stays_as_it_is()
    {
        await using var host = await FeatureHost.StartAsync(
            before: null,
            ("FeatureManagement:new-checkout", "false"),
            ("FeatureManagement:own", "true")
        );
        using var person = host.Client.BeginContext(new() { DistinctId = "user-1" });

        Assert.That(await host.Features.IsEnabledAsync("new-checkout"), Is.False);
        Assert.That(await host.Features.IsEnabledAsync("own"));
        Assert.That(host.Asked, Is.Empty);
        Assert.That(
            await host.Features.GetFeatureNamesAsync().ToListAsync(),
            Is.EquivalentTo([
                "new-checkout",
                "own",
                "off",
                "limits",
                "button",
                "plain",
                "same-names",
            ])
        );
    }

    [TestCase("beta", null, null, false)]
    [TestCase("beta", "new-checkout", null, true)]
    [TestCase("beta", "button", "green", true)]
    [TestCase("beta", "button", "red", false)]
    public async Task Feature_of_the_configuration_can_use_the_filter(
        string feature,
        string? flag,
        string? variant,
        bool expected
    )
    {
        var filter = $"FeatureManagement:{feature}:EnabledFor:0";
        await using var host = await FeatureHost.StartAsync(
            before: null,
            ($"{filter}:Name", "PostHog"),
            ($"{filter}:Parameters:Flag", flag),
            ($"{filter}:Parameters:Variant", variant)
        );

        Assert.That(
            await host.Features.IsEnabledAsync(feature, FeatureHost.User("user-1")),
            Is.EqualTo(expected)
        );
        using var person = host.Client.BeginContext(new() { DistinctId = "user-1" });
        Assert.That(await host.Features.IsEnabledAsync(feature), Is.EqualTo(expected));
    }

    [Test]
    public async Task Use_of_a_flag_is_recorded_once()
    {
        await using var host = await FeatureHost.StartAsync();
        using (host.Client.BeginContext(new() { DistinctId = "user-1", SharesFlags = true }))
        {
            await host.Features.IsEnabledAsync("button");
            await host.Features.IsEnabledAsync("button");
            await host.Features.GetVariantAsync("button");
        }

        var called = (await host.EventsAsync()).Single();

        Assert.That(
            (called.Name, called.DistinctId),
            Is.EqualTo(("$feature_flag_called", "user-1"))
        );
        Assert.That(host.Asked, Is.EqualTo(["user-1"]));
    }

    [Test]
    public async Task Names_of_features_are_no_use_of_flags()
    {
        await using var host = await FeatureHost.StartAsync();
        using (host.Client.BeginContext(new() { DistinctId = "user-1" }))
        {
            Assert.That(
                await host.Features.GetFeatureNamesAsync().ToListAsync(),
                Has.Count.EqualTo(6)
            );
        }

        Assert.That(await host.EventsAsync(), Is.Empty);
    }

    private sealed class SignedIn(string user) : ITargetingContextAccessor
    {
        public ValueTask<TargetingContext> GetContextAsync() => new(FeatureHost.User(user));
    }
}
