using System.Reflection;
using System.Runtime.Versioning;

namespace PostHog.Core.Tests;

internal sealed class ProductAssemblyTests
{
    [Test]
    public void Is_the_asset_that_this_run_asked_for()
    {
        var asked = typeof(ProductAssemblyTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "ProductFramework");

        var loaded = typeof(PostHogEvent).Assembly.GetCustomAttribute<TargetFrameworkAttribute>();

        Assert.That(loaded?.FrameworkName, Is.EqualTo(asked.Value));
    }
}
