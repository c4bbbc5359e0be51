using System.Runtime.CompilerServices;
using PostHog.Async.Platform;

namespace PostHog.Async.Tests.Platform;

public sealed class WorkerTests
{
    [Test]
    [MaxTime(10_000)]
    public async Task Aborted_thread_is_not_reported_as_a_failure()
    {
        var failures = new List<Exception>();
        using var begun = new ManualResetEventSlim();
        var worker = Worker.Start(
            "test",
            _ =>
            {
                begun.Set();
                throw Abort();
            },
            failures.Add
        );

        begun.Wait();
        await worker.StopAsync(TimeSpan.FromSeconds(20));

        Assert.That(failures, Is.Empty);
    }

    // Only the runtime can create one.
    private static ThreadAbortException Abort() =>
        (ThreadAbortException)RuntimeHelpers.GetUninitializedObject(typeof(ThreadAbortException));
}
