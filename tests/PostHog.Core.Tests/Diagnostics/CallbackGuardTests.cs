using PostHog.Diagnostics;

namespace PostHog.Core.Tests.Diagnostics;

public sealed class CallbackGuardTests
{
    [Test]
    public void Limits_the_runs_at_the_same_time()
    {
        var guard = new CallbackGuard(int.MaxValue);
        var frames = new Stack<CallbackFrame>();

        while (guard.TryEnter() is { } frame)
        {
            frames.Push(frame);
        }

        Assert.That(frames, Has.Count.EqualTo(CallbackGuard.MaxRunning));
        frames.Pop().Dispose();
        using (var next = guard.TryEnter())
        {
            Assert.That(next, Is.Not.Null);
            Assert.That(guard.TryEnter(), Is.Null);
        }

        while (frames.TryPop(out var frame))
        {
            frame.Dispose();
        }

        Assert.That(CallbackDepth.Current, Is.Zero);
    }
}
