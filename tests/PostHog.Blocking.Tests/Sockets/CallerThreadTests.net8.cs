using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Sockets;

/// <summary>The calling thread writes the request to the socket and reads the response from it.</summary>
public sealed class CallerThreadTests
{
    [Test]
    public void Writes_and_reads_the_socket_on_the_calling_thread()
    {
        using var server = DevServer.Start();
        var threads = new ThreadRecorder();
        using var handler = threads.Handler();
        var options = Some.Options(server.Url);
        options.HttpHandler = handler;
        using var client = new PostHogClient(options);
        var caller = 0;
        CaptureResult? result = null;

        var thread = new Thread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            result = client.CaptureBatch(Some.Events(3));
        });
        thread.Start();
        thread.Join();

        Assert.That(result!.IsDelivered);
        Assert.That(threads.Writers, Is.Not.Empty.And.All.EqualTo(caller));
        Assert.That(threads.Readers, Is.Not.Empty.And.All.EqualTo(caller));
    }
}
