using System.Diagnostics.CodeAnalysis;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>A callback cannot await: what it asks of the client it waits for, in the middle of what called it.</summary>
[SuppressMessage("Usage", "VSTHRD002", Justification = "Blocking is what is tested.")]
[SuppressMessage("Usage", "VSTHRD103", Justification = "Blocking is what is tested.")]
[SuppressMessage("Usage", "VSTHRD104", Justification = "Blocking is what is tested.")]
public sealed class CallbackTests : ClientTest
{
    [Test]
    [MaxTime(20_000)]
    public async Task Closes_the_client_in_the_middle_of_closing_it()
    {
        Http.Then(401);
        PostHogClient? client = null;
        FlushResult? within = null;
        var options = Options();
        options.MaxBatchSize = 1;
        options.OnError = _ =>
        {
            within = client!.ShutdownAsync().GetAwaiter().GetResult();
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        };
        client = new PostHogClient(options);
        client.Enqueue(Some.Event("refused"));
        client.Enqueue(Some.Event("delivered"));

        var result = await client.ShutdownAsync();

        Assert.That(within!.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.Delivered, Is.EqualTo(1));
    }
}
