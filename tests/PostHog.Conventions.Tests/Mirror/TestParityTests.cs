namespace PostHog.Conventions.Mirror;

/// <summary>
/// Every test of the async client also tests the blocking client: the mirrored test or, for concurrency, a hand-written
/// test of the same name.
/// </summary>
public sealed class TestParityTests
{
    // They test guarantees that only the blocking client gives.
    private static readonly string[] OnlyInBlocking =
    [
        "PostHog.Blocking.Tests.Concurrency.StarvedPoolTests",
        "PostHog.Blocking.Tests.Sockets.CallerThreadTests",
        "PostHog.Blocking.Tests.Sockets.ConnectionsTests",
        "PostHog.Blocking.Tests.Transport.SuppliedHandlersTests",
    ];

    // A blocking call cannot leave a handler that ignores its token.
    private const string OnlyInAsync = "PostHog.Async.Tests.Concurrency.DeafHandlerTests";

    [Test]
    public void Blocking_client_passes_every_test_of_the_async_one()
    {
        var expected = TestInventory
            .Of("PostHog.Async.Tests")
            .Where(test => FixtureOf(test) != OnlyInAsync)
            .Select(MirroredName.ToBlocking)
            .ToList();
        var tests = TestInventory.Of("PostHog.Blocking.Tests");

        Assert.That(expected, Has.Count.GreaterThan(0));
        Assert.That(
            expected.Except(tests),
            Is.Empty,
            "Write the blocking twin of this test by hand."
        );
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
            .Where(test => FixtureOf(test) != OnlyInAsync)
            .Count(test => test.Contains(".Concurrency.", StringComparison.Ordinal));

        Assert.That(
            written,
            Is.EqualTo(15),
            "Each further test is one that is no longer mirrored."
        );
    }

    private static string FixtureOf(string test) => test[..test.LastIndexOf('.')];
}
