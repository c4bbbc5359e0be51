using PostHog.Capture;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Capture;

internal sealed class KnownBadIdsTests
{
    [TestCase("anonymous")]
    [TestCase("Anonymous")]
    [TestCase(" null ")]
    [TestCase(" null", Description = "as long as another of them")]
    [TestCase(" anonymous ")]
    [TestCase("undefined")]
    [TestCase("0")]
    [TestCase("guest")]
    [TestCase("TRUE")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("[object Object]")]
    [TestCase("distinct_id\n")]
    public void Warns_once_about_a_placeholder_id(string id)
    {
        var log = new LogRecorder();
        var ids = new KnownBadIds(log.Log);

        ids.Notice(id);
        ids.Notice(id);

        Assert.That(log.Warnings.Single(), Does.Contain(id.Trim().ToLowerInvariant()));
    }

    [Test]
    public void Warns_about_each_placeholder_id()
    {
        var log = new LogRecorder();
        var ids = new KnownBadIds(log.Log);

        ids.Notice("anonymous");
        ids.Notice("0");
        ids.Notice("anonymous");

        Assert.That(log.Warnings, Has.Length.EqualTo(2));
    }

    [TestCase("user-42")]
    [TestCase("00")]
    [TestCase("anonymous-1")]
    [TestCase("nobody")]
    [TestCase("0198f3a0-0000-7000-8000-000000000001")]
    [TestCase("")]
    public void Ignores_other_ids(string id)
    {
        var log = new LogRecorder();

        new KnownBadIds(log.Log).Notice(id);

        Assert.That(log.Entries, Is.Empty);
    }

    [Test]
    public void Checks_every_event()
    {
        var written = Written.Event(new PostHogEvent("order placed", "anonymous"));

        Assert.That(written.Dropped, Is.Null);
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'anonymous'"));
    }
}
