using System.Runtime.CompilerServices;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>A client that is never disposed and no longer referenced ends its background work.</summary>
public sealed class ForgottenClientTests : ClientTest
{
    [Test]
    public async Task Ends_the_background_work_of_an_idle_client()
    {
        var trace = await ForgetAfterFlushAsync();

        Assert.That(CollectedObject.WaitFor(trace), Is.True);
    }

    [Test]
    public async Task Stops_polling_definitions()
    {
        Http.Then(200, Some.Definitions("beta"));
        var trace = await ForgetAfterLoadAsync();

        Assert.That(CollectedObject.WaitFor(trace), Is.True);
    }

    [Test]
    public void Delivers_queued_events_before_the_background_work_ends()
    {
        var trace = ForgetWithQueue();

        CollectedObject.WaitFor(() => CollectedObject.IsGone(trace) || Log.Entries.Count > 0);
        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(5));
        Http.WaitForRequests(1);

        Assert.That(Log.At(PostHogLogLevel.Warning), Has.One.Contains("1 event"));
        Assert.That(CollectedObject.WaitFor(trace), Is.True);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> ForgetAfterFlushAsync()
    {
        var (client, trace) = Create(Options());
        client.Enqueue(Some.Event());
        client.EnqueueAi(Some.Event("$ai_generation"));
        await client.FlushAsync();
        return trace;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> ForgetAfterLoadAsync()
    {
        var options = Options();
        options.SecretKey = "phs_test";
        var (client, trace) = Create(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        return trace;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference ForgetWithQueue()
    {
        var (client, trace) = Create(Options());
        client.Enqueue(Some.Event());
        return trace;
    }

    private (PostHogClient Client, WeakReference Trace) Create(PostHogOptions options)
    {
        var held = new Held(Errors);
        options.OnError = held.Add;
        return (new PostHogClient(options), new WeakReference(held));
    }

    private sealed class Held(List<UndeliveredEvents> errors)
    {
        public void Add(UndeliveredEvents error) => errors.Add(error);
    }
}
