using System.Runtime.CompilerServices;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Whatever the members of an exception do: one event of bounded size, and nothing throws.</summary>
internal sealed partial class HostileExceptionTests
{
    private const int MostBytes = 700 * 1024;

    [TestCaseSource(nameof(Exceptions))]
    [TestCaseSource(nameof(Shapes))]
    [TestCaseSource(nameof(Objects))]
    public void Creates_one_event_from_a_hostile_exception(string name, Func<object> make)
    {
        var built = Exceptional.Manual(make());
        var written = Written.Event(built);

        Assert.That(written.Dropped, Is.Null, name);
        Assert.That(written.Json, Has.Length.LessThan(MostBytes));
        Assert.That(written.Properties.GetProperty("$exception_type").GetString(), Is.Not.Empty);
        foreach (var entry in written.Properties.GetProperty("$exception_list").EnumerateArray())
        {
            Assert.That(entry.GetProperty("type").GetString(), Is.Not.Empty);
            Assert.That(entry.GetProperty("value").GetString(), Is.Not.Null);
            Assert.That(
                entry.GetProperty("mechanism").GetProperty("type").GetString(),
                Is.Not.Empty
            );
        }
    }

    [Test]
    public void Lists_each_exception_of_a_cycle_once()
    {
        var first = new IOException("first", new IOException("second"));
        SetCause(first.InnerException!, first);

        Assert.That(Exceptional.Manual(first).List(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Lists_the_first_fifty_of_ten_thousand_inner_exceptions()
    {
        var built = Exceptional.Manual(Deep(10_000));

        Assert.That(built.List(), Has.Count.EqualTo(ExceptionTree.MaxEntries));
        Assert.That(built.List()[49]["value"], Is.EqualTo("9950"));
    }

    [Test]
    public void Truncates_a_long_message()
    {
        var message = (string)
            Exceptional.Manual(new IOException(new string('x', 1 << 20)))["$exception_message"]!;

        Assert.That(message, Has.Length.LessThanOrEqualTo(8192).And.EndWith("x..."));
    }

    [Test]
    public void Never_splits_a_surrogate_pair()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600", 10_000));

        var written = Written.Event(Exceptional.Manual(new IOException("a" + text)));
        var shifted = Written.Event(Exceptional.Manual(new IOException(text)));

        Assert.That(written.Log.Warnings.Concat(shifted.Log.Warnings), Is.Empty);
    }

    [Test]
    public void States_that_a_message_cannot_be_read()
    {
        var built = Exceptional.Manual(new Throws());

        Assert.That(
            built["$exception_message"],
            Is.EqualTo("(reading the message threw NotSupportedException)")
        );
    }

    [Test]
    public void Does_not_keep_collectible_methods_alive()
    {
        var gone = ReportFromCollectible();
        for (var round = 0; round < 20 && gone.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(gone.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReportFromCollectible()
    {
        var method = Collectible();
        var built = Exceptional.Manual(Caught(() => method.Invoke(null, [])));
        Assert.That(
            built.List().SelectMany((_, entry) => built.Functions(entry)),
            Has.Some.EqualTo("Fail")
        );
        return new WeakReference(method.DeclaringType);
    }
}
