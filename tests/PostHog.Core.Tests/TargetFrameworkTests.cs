using PostHog.TestKit;

namespace PostHog.Core.Tests;

internal sealed class TargetFrameworkTests
{
    [Test]
    public void Loads_the_asset_that_this_run_is_about()
    {
        var loaded = LoadedTargets.Of(typeof(PostHogEvent));

        Assert.That(
            loaded.Values,
            Is.All.EqualTo(LoadedTargets.ExpectedBy(typeof(TargetFrameworkTests).Assembly))
        );
    }
}
