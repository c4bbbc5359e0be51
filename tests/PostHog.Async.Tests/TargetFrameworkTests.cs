using PostHog.TestKit;

namespace PostHog.Async.Tests;

public sealed class TargetFrameworkTests
{
    [Test]
    public void Loads_the_assemblies_of_the_target_under_test()
    {
        var loaded = LoadedTargets.Of(typeof(PostHogClient), typeof(PostHogEvent));

        var expected = LoadedTargets.ExpectedBy(typeof(TargetFrameworkTests).Assembly);
        Assert.That(loaded, Has.Count.EqualTo(2));
        Assert.That(loaded.Values, Is.All.EqualTo(expected));
    }
}
