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

    [Test]
    public void Sends_nothing_through_a_handler_that_is_added_later_and_only_overrides_SendAsync()
    {
        using var server = new SyncAndAsyncHandler(new HttpClientHandler());
        using var late = new TasksOnly { InnerHandler = server };
        using var outer = new Outer();
        var options = new PostHogOptions
        {
            ProjectToken = "phc_0123456789",
            HttpHandler = outer,
            MaxRetries = 0,
        };
        using var client = new PostHogClient(options);
        outer.InnerHandler = late;

        var result = client.Capture(new PostHogEvent("order placed", "user-42"));

        var failure = result.Verdicts.Single().Failure!;
        Assert.That(failure.Kind, Is.EqualTo(PostHogFailureKind.HandlerFault));
        Assert.That(failure.Message, Does.Contain(nameof(TasksOnly)));
        Assert.That(outer.Requests, Is.Zero);
    }

    private static void Construct(HttpMessageHandler handler)
    {
        var options = new PostHogOptions { ProjectToken = "phc_handlers", HttpHandler = handler };
        using var client = new PostHogClient(options);
    }

    private sealed class Outer : DelegatingHandler
    {
        public int Requests { get; private set; }

        protected override HttpResponseMessage Send(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Requests++;
            return base.Send(request, cancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => base.SendAsync(request, cancellationToken);
    }

    private sealed class TasksOnly : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => base.SendAsync(request, cancellationToken);
    }
}
