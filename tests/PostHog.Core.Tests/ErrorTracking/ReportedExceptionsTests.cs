using System.Runtime.CompilerServices;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class ReportedExceptionsTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    private readonly ReportedExceptions _reported = new();

    [Test]
    public void Accepts_an_exception_once_a_minute()
    {
        var first = new IOException("same");

        Assert.That(Mark(first));
        Assert.That(Mark(first, seconds: 59.9), Is.False);
        Assert.That(Mark(new IOException("same")));
        Assert.That(Mark(first, seconds: 60));
        Assert.That(Mark(first, seconds: 61), Is.False);
    }

    [Test]
    public void Accepts_an_exception_once_for_each_person()
    {
        var shared = new IOException();

        Assert.That(Mark(shared, "a"));
        Assert.That(Mark(shared, "b"));
        Assert.That(Mark(shared, ""));
        Assert.That(Mark(shared, "a"), Is.False);
        Assert.That(Mark(shared, "b"), Is.False);
        Assert.That(Mark(shared, ""), Is.False);
    }

    [Test]
    public void Rejects_an_exception_without_a_person_reported_less_than_a_minute_ago()
    {
        var first = new IOException();

        Assert.That(Mark(first, "a"));
        Assert.That(Mark(first, null), Is.False);
        Assert.That(Mark(first, null, seconds: 60));
    }

    [Test]
    public void Accepts_an_exception_again_after_its_report_was_refused()
    {
        var first = new IOException();
        Mark(first, "a");
        _reported.Unmark(first, "a");

        Assert.That(Mark(first, "a"));
        _reported.Unmark(first, "a");
        Assert.That(Mark(first, null));
        _reported.Unmark(first, null);
        Assert.That(Mark(first, "a"));
    }

    [Test]
    public void Remembers_a_limited_number_of_persons_for_each_exception()
    {
        var shared = new IOException();
        for (var person = 0; person < 1000; person++)
        {
            Mark(shared, $"{person}");
        }

        Assert.That(Mark(shared, "999"), Is.False);
        Assert.That(Mark(shared, "0"), "The oldest are forgotten.");
    }

    [Test]
    public void Rejects_a_wrapper_of_a_reported_exception()
    {
        var inner = new IOException();
        Mark(inner);

        Assert.That(Mark(new InvalidOperationException("outer", inner)), Is.False);
        Assert.That(
            Mark(new TypeInitializationException("T", new FormatException("f", inner))),
            Is.False
        );
        Assert.That(Mark(new AggregateException(inner)), Is.False);
        Assert.That(Mark(new InvalidOperationException("outer", inner), seconds: 60));
    }

    [Test]
    public void Accepts_an_aggregate_unless_all_its_members_were_reported()
    {
        var first = new IOException();
        var second = new FormatException();
        Mark(first);

        Assert.That(Mark(new AggregateException(first, second)));
        Mark(second);
        Assert.That(Mark(new AggregateException(first, second)), Is.False);
    }

    [Test]
    public void Accepts_a_wrapper_and_its_inner_exception_once()
    {
        var inner = new IOException();

        Assert.That(Mark(new AggregateException(inner)));
        Assert.That(Mark(inner), Is.False);
    }

    [Test]
    public void Always_accepts_objects_that_are_not_exceptions()
    {
        Assert.That(_reported.TryMark("text", "a", Start));
        Assert.That(_reported.TryMark("text", "a", Start));
        Assert.That(_reported.TryMark(null, "a", Start));
    }

    [Test]
    public void Does_not_keep_exceptions_alive()
    {
        var gone = MarkOne();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(gone.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference MarkOne()
    {
        var error = new IOException();
        Mark(error);
        return new WeakReference(error);
    }

    private bool Mark(Exception error, string? distinctId = "user-42", double seconds = 0) =>
        _reported.TryMark(error, distinctId, Start + TimeSpan.FromSeconds(seconds));
}
