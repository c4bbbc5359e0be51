using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Tests.Naming;

[TestFixture]
internal sealed class BlockingNamesTests
{
    [TestCase("FlushAsync", "Flush")]
    [TestCase("IsAsync", "Is")]
    [TestCase("newAsync", "@new")]
    [TestCase("GetAsyncEnumerator", "GetEnumerator")]
    [TestCase("DisposeAsyncCore", "DisposeCore")]
    [TestCase("Async", null)]
    [TestCase("AsyncBatch", null)]
    [TestCase("FooAsyncCore", null)]
    [TestCase("useAsynchronously", null)]
    public void Removes_only_the_suffix(string name, string? expected) =>
        Assert.That(BlockingNames.Written(name), Is.EqualTo(expected));
}
