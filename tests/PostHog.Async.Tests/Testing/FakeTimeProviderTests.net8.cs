using Microsoft.Extensions.Time.Testing;
using PostHog.Async.Testing;

namespace PostHog.Async.Tests.Testing;

/// <summary>A fake whose clients use a time provider of the test.</summary>
public sealed class FakeTimeProviderTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    [Test]
    public async Task Time_provider_stamps_events()
    {
        using var fake = new FakePostHog(new FakeTimeProvider(Now));
        await using var client = fake.CreateClient();

        client.Enqueue(new PostHogEvent("a", "u1"));

        Assert.That(fake.Events.Single("a").Json, Does.Contain("2030-05-06T07:08:09"));
        Assert.That(() => fake.Clock, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Reading_events_needs_the_time_provider_only_for_a_Retry_After()
    {
        var time = new FakeTimeProvider(Now);
        using var fake = new FakePostHog(time);
        await using var client = fake.CreateClient();
        fake.Failures.Next(503, count: 2);
        fake.Failures.Next(429, count: 1, TimeSpan.FromSeconds(20));
        client.Enqueue(new PostHogEvent("a", "u1"));

        fake.Events.None("a");
        Assert.That(fake.RequestCount, Is.EqualTo(3));
        time.Advance(TimeSpan.FromSeconds(20));

        fake.Events.Single("a").For("u1");
        Assert.That(time.GetUtcNow(), Is.EqualTo(Now.AddSeconds(20)));
    }
}
