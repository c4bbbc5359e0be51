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
}
