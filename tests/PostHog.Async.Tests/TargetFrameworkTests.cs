using PostHog.TestKit;

namespace PostHog.Async.Tests;

public sealed class TargetFrameworkTests
{
    [Test]
    public void Loads_the_asset_that_this_run_is_about()
    {
        var loaded = LoadedTargets.Of(typeof(PostHogClient), typeof(PostHogEvent));

        var expected = LoadedTargets.ExpectedBy(typeof(TargetFrameworkTests).Assembly);
        Assert.That(loaded, Has.Count.EqualTo(2));
        Assert.That(loaded.Values, Is.All.EqualTo(expected));
    }
}
