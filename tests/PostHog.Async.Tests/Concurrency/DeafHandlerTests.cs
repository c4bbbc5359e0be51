using System.Net;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Handlers and streams of the caller that do not observe the token of a request.</summary>
public sealed class DeafHandlerTests
{
    [Test]
    public async Task Capture_ends_in_time_with_a_handler_that_ignores_its_token()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        await using var client = new PostHogClient(OptionsWith(handler));

        var result = await client.CaptureAsync(Some.Event());
        handler.Release();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(
            result.Failure.Message,
            Is.EqualTo("The HTTP handler sent nothing within the timeout.")
        );
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Flag_evaluation_ends_in_time_with_a_handler_that_ignores_its_token()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        await using var client = new PostHogClient(OptionsWith(handler));

        var flags = await client.EvaluateFlagsAsync("user-42");
        handler.Release();

        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
    }

    [Test]
    public async Task Capture_ends_in_time_with_a_body_that_is_never_sent()
    {
        using var stream = new SilentStream();
        using var handler = new StreamHandler(stream);
        await using var client = new PostHogClient(OptionsWith(handler));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(
            result.Failure.Message,
            Is.EqualTo("No response arrived within the request timeout.")
        );
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
    }

    [Test]
    public async Task Body_cannot_be_sent_once_the_call_has_ended()
    {
        using var stuck = new StuckHandler(_ => true, listens: false);
        using var handler = new LateHandler(stuck);
        await using var client = new PostHogClient(OptionsWith(handler));

        var result = await client.CaptureAsync(Some.Event());
        stuck.Release();

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(async () => await handler.Sent, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Cancelled_call_ends_with_a_handler_that_ignores_its_token()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        using var cancel = new CancellationTokenSource();
        handler.OnStuck = cancel.Cancel;
        await using var client = new PostHogClient(OptionsWith(handler));

        Assert.That(
            async () => await client.CaptureAsync(Some.Event(), cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        handler.Release();
    }

    private static PostHogOptions OptionsWith(HttpMessageHandler handler)
    {
        var options = Some.Options(new Uri("http://posthog.test/"));
        options.HttpHandler = handler;
        options.RequestTimeout = TimeSpan.FromMilliseconds(200);
        options.FeatureFlagRequestTimeout = TimeSpan.FromMilliseconds(200);
        options.MaxRetries = 0;
        options.FeatureFlagMaxRetries = 0;
        return options;
    }

    // Reads the body of the request only after the handler inside has answered.
    private sealed class LateHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly TaskCompletionSource<byte[]> _sent = new();

        public Task<byte[]> Sent => _sent.Task;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var content = request.Content!;
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                _sent.SetResult(await content.ReadAsByteArrayAsync(CancellationToken.None));
            }
            catch (ObjectDisposedException closed)
            {
                _sent.SetException(closed);
            }

            return response;
        }
    }

    private sealed class StreamHandler(Stream body) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        }
    }

    // Ends neither by the token nor when it is disposed.
    private sealed class SilentStream : MemoryStream
    {
        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => new TaskCompletionSource<int>().Task;

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => new(new TaskCompletionSource<int>().Task);
    }
}
