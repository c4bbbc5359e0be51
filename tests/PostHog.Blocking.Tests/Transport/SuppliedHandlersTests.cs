using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Transport;

public sealed class SuppliedHandlersTests
{
    [Test]
    public void Rejects_a_handler_that_only_overrides_SendAsync()
    {
        using var handler = new TasksOnly { InnerHandler = new HttpClientHandler() };
        using var outer = new SyncAndAsyncHandler(handler);

        var fault = Assert.Throws<ArgumentException>(() => Construct(outer));

        Assert.That(fault!.ParamName, Is.EqualTo("HttpHandler"));
        Assert.That(fault.Message, Does.Contain(nameof(TasksOnly)));
    }

    [Test]
    public void Accepts_a_handler_that_overrides_both_methods()
    {
        using var outer = new SyncAndAsyncHandler(new HttpClientHandler());

        Assert.That(() => Construct(outer), Throws.Nothing);
    }

    [Test]
    public void Warns_once_when_the_handlers_cannot_be_inspected()
    {
        using var http = new HttpClient();
        var log = new LogRecorder();
        var options = new PostHogOptions
        {
            ProjectToken = "phc_handlers",
            HttpClient = http,
            Log = log.Write,
        };

        using var client = new PostHogClient(options);

        Assert.That(log.At(PostHogLogLevel.Warning), Has.One.Contains("cannot be inspected"));
    }

    private static void Construct(HttpMessageHandler handler)
    {
        var options = new PostHogOptions { ProjectToken = "phc_handlers", HttpHandler = handler };
        using var client = new PostHogClient(options);
    }

    private sealed class TasksOnly : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => base.SendAsync(request, cancellationToken);
    }
}
