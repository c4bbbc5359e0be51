namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>Exceptions that the application does not want reported.</summary>
public sealed class ExceptionFilterTests : ExceptionTest
{
    [Test]
    public async Task Ignores_a_type_and_the_types_derived_from_it()
    {
        var options = Options();
        options.IgnoredExceptions.Add(typeof(OperationCanceledException));
        await using var client = new PostHogClient(options);

        var result = await client.CaptureExceptionAsync(new TaskCanceledException(), "user-42");
        var queued = client.EnqueueException(new OperationCanceledException(), "user-42");
        await client.FlushAsync();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ExceptionIgnored));
        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ExceptionIgnored));
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Errors, Is.Empty, "Nothing was lost.");
        Assert.That((await client.CaptureExceptionAsync(new IOException(), "a")).IsDelivered);
    }

    [Test]
    public async Task Ignores_an_aggregate_whose_members_are_all_ignored()
    {
        var options = Options();
        options.IgnoredExceptions.Add(typeof(OperationCanceledException));
        await using var client = new PostHogClient(options);
        var cancelled = new TaskCanceledException();
        var nested = new AggregateException(cancelled, new AggregateException(cancelled));

        var ignored = client.EnqueueException(nested, "user-42");
        var mixed = client.EnqueueException(
            new AggregateException(nested, new IOException("disk full")),
            "user-42"
        );

        Assert.That(ignored.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ExceptionIgnored));
        Assert.That(mixed.IsAccepted);
    }

    [TestCase(60, false)]
    [TestCase(1_000, true)]
    public async Task Reports_an_aggregate_whose_last_of_many_members_is_not_ignored(
        int ignored,
        bool isOne
    )
    {
        var options = Options();
        options.IgnoredExceptions.Add(typeof(OperationCanceledException));
        await using var client = new PostHogClient(options);
        var shared = new OperationCanceledException();
        var members = Enumerable
            .Range(0, ignored)
            .Select(Exception (_) => isOne ? shared : new TaskCanceledException())
            .Append(new IOException("disk full"));

        var queued = client.EnqueueException(new AggregateException(members), "user-42");

        Assert.That(queued.IsAccepted);
    }

    [Test]
    public async Task Reports_an_exception_whose_cause_is_of_an_ignored_type()
    {
        var options = Options();
        options.IgnoredExceptions.Add(typeof(IOException));
        await using var client = new PostHogClient(options);

        var queued = client.EnqueueException(
            new InvalidOperationException("outer", new IOException()),
            "user-42"
        );

        Assert.That(queued.IsAccepted);
    }

    [Test]
    public async Task Calls_ShouldReportException_before_reading_the_exception()
    {
        var options = Options();
        options.ShouldReportException = error => error is not Unreadable;
        await using var client = new PostHogClient(options);
        var error = new Unreadable();

        var ignored = client.EnqueueException(error, "user-42");
        var member = client.EnqueueException(new AggregateException("many", error), "user-42");

        Assert.That(ignored.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ExceptionIgnored));
        Assert.That(member.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ExceptionIgnored));
        Assert.That(error.Reads, Is.Zero);
        Assert.That(client.EnqueueException("a text", "user-42").IsAccepted);
        Assert.That(client.EnqueueException(new IOException(), "user-42").IsAccepted);
    }

    [Test]
    public async Task Reports_an_exception_when_ShouldReportException_throws()
    {
        var options = Options();
        options.ShouldReportException = _ => throw new InvalidOperationException();
        await using var client = new PostHogClient(options);

        var queued = client.EnqueueException(new IOException(), "user-42");

        Assert.That(queued.IsAccepted);
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [TestCase(typeof(string))]
    [TestCase(null)]
    public void Rejects_ignored_types_that_are_not_exceptions(Type? type)
    {
        var options = Options();
        options.IgnoredExceptions.Add(type!);

        Assert.That(() => new PostHogClient(options), Throws.ArgumentException);
    }

    private sealed class Unreadable : Exception
    {
        public int Reads { get; private set; }

        public override string Message => $"{++Reads}";

        public override string StackTrace => $"{++Reads}";
    }
}
