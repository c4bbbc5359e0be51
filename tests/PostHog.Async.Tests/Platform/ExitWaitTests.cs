using PostHog.Async.Platform;

namespace PostHog.Async.Tests.Platform;

/// <summary>Limits how long work may delay the end of the process.</summary>
public sealed class ExitWaitTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Test]
    public void Returns_once_the_work_is_done()
    {
        var isDone = false;
        using var open = new SemaphoreSlim(1);

        ExitWait.For(
            async () =>
            {
                await open.WaitAsync().ConfigureAwait(false);
                isDone = true;
            },
            Long
        );

        Assert.That(isDone);
    }

    [Test]
    public void Gives_up_on_work_that_does_not_end()
    {
        var isDone = false;
        var closed = new SemaphoreSlim(0);

        ExitWait.For(
            async () =>
            {
                await closed.WaitAsync().ConfigureAwait(false);
                isDone = true;
            },
            TimeSpan.FromMilliseconds(20)
        );

        Assert.That(isDone, Is.False);
    }

    [Test]
    public void Swallows_an_exception_of_the_work() =>
        Assert.That(
            () => ExitWait.For(() => throw new InvalidOperationException(), Long),
            Throws.Nothing
        );
}
