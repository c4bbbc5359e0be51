using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed class ExceptionTextTests
{
    private static readonly TestCaseData[] Ordinary =
    [
        new(new InvalidOperationException("oops")),
        new(new InvalidOperationException("")),
        new(Thrown(new InvalidOperationException("oops"))),
        new(Thrown(new IOException("late", Thrown(new InvalidOperationException("oops"))))),
    ];

    [TestCaseSource(nameof(Ordinary))]
    public void Text_is_what_the_runtime_writes(Exception exception) =>
        Assert.That(ExceptionText.Of(exception), Is.EqualTo(exception.ToString()));

    [Test]
    public void Text_has_every_cause_of_an_aggregate()
    {
        var text = ExceptionText.Of(
            new AggregateException("several", new IOException("one"), new IOException("two"))
        );

        Assert.That(text, Does.Contain(" ---> System.IO.IOException: one"));
        Assert.That(text, Does.Contain(" ---> System.IO.IOException: two"));
    }

    [Test]
    public void Text_of_a_cause_is_not_its_own_string_form()
    {
        var text = ExceptionText.Of(new IOException("late", new Chatty()));

        Assert.That(text, Does.Contain(" ---> ").And.Contain(nameof(Chatty)));
        Assert.That(text, Does.Not.Contain("s3cr3t"));
    }

    [Test]
    public void Text_ends_in_a_chain_that_is_too_long()
    {
        var exception = new IOException("bottom");
        for (var count = 0; count < 10_000; count++)
        {
            exception = new IOException("again", exception);
        }

        Assert.That(ExceptionText.Of(exception), Does.Not.Contain("bottom"));
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private sealed class Chatty : Exception
    {
        public override string ToString() => "s3cr3t";
    }
}
