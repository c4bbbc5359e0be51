using PostHog.Development;
using PostHog.Testing;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>The twin of the async fixture of this name: here blocking is the normal way to call.</summary>
public sealed class SynchronizationContextTests
{
    [Test]
    public void Returns_to_a_caller_that_blocks_on_every_member()
    {
        using var server = DevServer.Start();
        server.InjectFault(new Fault { Status = 503 });
        var options = Some.Options(server.Url);

        SingleThread.Run(() =>
        {
            var client = new PostHogClient(options);
            var single = client.Capture(Some.Event());
            var batch = client.CaptureBatch(Some.Events(3));
            client.Dispose();
            single.EnsureDelivered();
            batch.EnsureDelivered();
        });

        Assert.That(server.Events, Has.Count.EqualTo(4));
    }

    [Test]
    public void Uses_every_public_member_above()
    {
        var members = typeof(PostHogClient)
            .GetMethods()
            .Where(method => method.DeclaringType == typeof(PostHogClient))
            .Select(method => method.Name);

        Assert.That(members, Is.EquivalentTo(new[] { "Capture", "CaptureBatch", "Dispose" }));
    }
}
