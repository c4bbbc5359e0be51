namespace PostHog.Core.Tests.Time;

internal sealed class TimeProviderClockTests
{
    [Test]
    public void Uses_the_TimeProvider_of_the_options()
    {
        var provider = new StoppedProvider();

        var options = new PostHogOptions { TimeProvider = provider };

        Assert.That(options.Clock.UtcNow, Is.EqualTo(A.Moment));
        Assert.That(options.TimeProvider, Is.SameAs(provider));
    }

    [Test]
    public void Defaults_to_the_system_TimeProvider_and_rejects_null()
    {
        var options = new PostHogOptions();

        Assert.That(options.TimeProvider, Is.SameAs(TimeProvider.System));
        Assert.That(() => options.TimeProvider = null!, Throws.ArgumentNullException);
    }

    private sealed class StoppedProvider : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => A.Moment;
    }
}
