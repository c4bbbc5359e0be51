using PostHog.TestKit;

namespace PostHog.Core.Tests;

internal sealed class TargetFrameworkTests
{
    [Test]
    public void Loads_the_assemblies_of_the_target_under_test()
    {
        var loaded = LoadedTargets.Of(typeof(PostHogEvent));

        Assert.That(
            loaded.Values,
            Is.All.EqualTo(LoadedTargets.ExpectedBy(typeof(TargetFrameworkTests).Assembly))
        );
    }
}
