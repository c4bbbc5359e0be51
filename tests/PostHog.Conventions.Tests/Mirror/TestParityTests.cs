namespace PostHog.Conventions.Mirror;

/// <summary>
/// What is tested of the async client is tested of the blocking one: by the same test, translated, or for true
/// concurrency by one of the same name, written by hand.
/// </summary>
public sealed class TestParityTests
{
    // They prove what only the blocking client promises.
    private static readonly string[] OnlyInBlocking =
    [
        "PostHog.Blocking.Tests.Concurrency.StarvedPoolTests",
        "PostHog.Blocking.Tests.Sockets.CallerThreadTests",
        "PostHog.Blocking.Tests.Sockets.ConnectionsTests",
        "PostHog.Blocking.Tests.Transport.SuppliedHandlersTests",
    ];

    [Test]
    public void Blocking_client_passes_every_test_of_the_async_one()
    {
        var expected = TestInventory
            .Of("PostHog.Async.Tests")
            .Select(MirroredName.ToBlocking)
            .ToList();
        var tests = TestInventory.Of("PostHog.Blocking.Tests");

        Assert.That(expected, Has.Count.GreaterThan(0));
        Assert.That(expected.Except(tests), Is.Empty, "Write its twin by hand.");
        Assert.That(
            tests.Except(expected).Select(FixtureOf).Distinct(),
            Is.EquivalentTo(OnlyInBlocking)
        );
    }

    [Test]
    public void Tests_written_twice_are_counted()
    {
        var written = TestInventory
            .Of("PostHog.Async.Tests")
            .Count(test => test.Contains(".Concurrency.", StringComparison.Ordinal));

        Assert.That(written, Is.EqualTo(15), "Every one more is one that no longer mirrors.");
    }

    private static string FixtureOf(string test) => test[..test.LastIndexOf('.')];
}
