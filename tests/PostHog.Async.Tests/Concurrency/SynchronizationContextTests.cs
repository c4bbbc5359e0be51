using System.Diagnostics.CodeAnalysis;
using PostHog.Development;
using PostHog.Testing;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>
/// Nobody should block on a task. Those who do, under a synchronisation context with one thread, must not be punished with
/// a deadlock.
/// </summary>
[SuppressMessage("Usage", "VSTHRD002", Justification = "Blocking is what is tested.")]
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
            var single = client.CaptureAsync(Some.Event()).GetAwaiter().GetResult();
            var batch = client.CaptureBatchAsync(Some.Events(3)).GetAwaiter().GetResult();
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
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

        Assert.That(
            members,
            Is.EquivalentTo(new[] { "CaptureAsync", "CaptureBatchAsync", "DisposeAsync" })
        );
    }
}
