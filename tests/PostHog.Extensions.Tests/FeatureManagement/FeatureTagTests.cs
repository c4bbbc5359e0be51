using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.Mvc.TagHelpers;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>The element <c>feature</c> of a Razor view.</summary>
public sealed class FeatureTagTests
{
    [TestCase("new-checkout", null, false, true)]
    [TestCase("button", "green", false, true)]
    [TestCase("button", "red", false, false)]
    [TestCase("off", null, false, false)]
    [TestCase("off", null, true, true)]
    [TestCase("unknown", null, false, false)]
    public async Task Content_is_rendered_if_the_flag_matches(
        string name,
        string? variant,
        bool isNegated,
        bool expected
    )
    {
        await using var host = await FeatureHost.StartAsync();
        using var person = host.Client.BeginContext(new() { DistinctId = "user-1" });
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var tag = new FeatureTagHelper(
            services.GetRequiredService<IFeatureManagerSnapshot>(),
            services.GetRequiredService<IVariantFeatureManagerSnapshot>()
        )
        {
            Name = name,
            Variant = variant,
            Negate = isNegated,
        };
        var output = new TagHelperOutput(
            "feature",
            [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        );
        output.Content.SetContent("content");

        await tag.ProcessAsync(
            new TagHelperContext([], new Dictionary<object, object>(), "1"),
            output
        );

        Assert.That(output.Content.GetContent(), Is.EqualTo(expected ? "content" : ""));
    }
}
