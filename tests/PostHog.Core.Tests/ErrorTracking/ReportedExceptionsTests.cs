using System.Runtime.CompilerServices;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class ReportedExceptionsTests
{
    private readonly ReportedExceptions _reported = new();

    [Test]
    public void Takes_each_object_once()
    {
        var first = new IOException("same");

        Assert.That(_reported.TryMark(first));
        Assert.That(_reported.TryMark(first), Is.False);
        Assert.That(_reported.TryMark(new IOException("same")));
    }

    [Test]
    public void Takes_an_object_again_whose_report_was_refused()
    {
        var first = new IOException();
        _reported.TryMark(first);
        _reported.Unmark(first);

        Assert.That(_reported.TryMark(first));
    }

    [Test]
    public void Takes_what_is_no_exception_every_time()
    {
        Assert.That(_reported.TryMark("text"));
        Assert.That(_reported.TryMark("text"));
        Assert.That(_reported.TryMark(null));
    }

    [Test]
    public void Keeps_no_exception_alive()
    {
        var gone = Mark();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(gone.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Mark()
    {
        var error = new IOException();
        _reported.TryMark(error);
        return new WeakReference(error);
    }
}
