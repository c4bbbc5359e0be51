using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>Exceptions of the caller's handler that cannot be read as usual.</summary>
public sealed class HandlerExceptionTests : ClientTest
{
    public static IEnumerable<TestCaseData> Chains()
    {
        yield return Case(
            "causes",
            Nested(100_000, inner => new InvalidOperationException("a", inner))
        );
        yield return Case(
            "aggregates",
            Nested(30_000, inner => new AggregateException("a", inner))
        );
    }

    public static IEnumerable<TestCaseData> Deep() =>
        [
            .. Chains(),
            Case("doubled", Nested(50, inner => new AggregateException("a", inner, inner))),
        ];

    [TestCaseSource(nameof(Deep))]
    public async Task Deeply_nested_exception_of_a_handler_is_replaced_by_one_that_prints(
        Exception fault
    )
    {
        await using var client = new PostHogClient(OptionsWith(fault));

        var result = await client.CaptureAsync(new PostHogEvent("paid", "a"));

        var failure = result.Verdicts[0].Failure!;
        Assert.That(failure.Kind, Is.EqualTo(PostHogFailureKind.HandlerFault));
        Assert.That(failure.Cause!.ToString().Length, Is.LessThan(100_000));
        Assert.That(failure.Cause.InnerException, Is.Null);
    }

    [TestCaseSource(nameof(Chains))]
    public async Task Deeply_nested_exception_is_sent_as_a_value_in_part(Exception fault)
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(new PostHogEvent("paid", "a") { ["fault"] = fault });

        var text = (string?)Http.Requests[0].Events[0]["properties"]!["fault"];
        Assert.That(text, Does.StartWith(fault.GetType().FullName!));
        Assert.That(text!.Length, Is.LessThan(4_000_000));
    }

    [Test]
    public async Task Deeply_nested_exception_of_a_handler_fails_a_flag_evaluation_only()
    {
        await using var client = new PostHogClient(
            OptionsWith(Nested(30_000, inner => new AggregateException("a", inner)))
        );

        var flags = await client.EvaluateFlagsAsync("a");

        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.HandlerFault));
    }

    [Test]
    public async Task Exception_of_a_handler_that_cannot_be_read_is_a_handler_fault()
    {
        await using var client = new PostHogClient(OptionsWith(new Unreadable()));

        var result = await client.CaptureAsync(new PostHogEvent("paid", "a"));

        var verdict = result.Verdicts[0];
        Assert.That(verdict.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.HandlerFault));
        Assert.That(
            verdict.Failure.Message,
            Is.EqualTo("The HTTP handler failed: the transport failed with Unreadable.")
        );
    }

    [Test]
    public async Task Value_that_throws_an_unreadable_exception_is_left_out_alone()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(
            new PostHogEvent("paid", "a") { ["bad"] = new Thrower(), ["plan"] = "pro" }
        );

        Assert.That(result.IsDelivered, Is.True);
        Assert.That((string?)Http.Requests[0].Events[0]["properties"]!["plan"], Is.EqualTo("pro"));
    }

    private PostHogOptions OptionsWith(Exception fault)
    {
        var options = Options();
        options.HttpHandler = new ThrowingHandler(fault);
        return options;
    }

    private static TestCaseData Case(string name, Exception fault) =>
        new TestCaseData(fault).SetArgDisplayNames(name);

    private static Exception Nested(int depth, Func<Exception, Exception> around)
    {
        Exception fault = new InvalidOperationException("innermost");
        for (var level = 0; level < depth; level++)
        {
            fault = around(fault);
        }

        return fault;
    }

    private sealed class Thrower
    {
        public string Text => throw new Unreadable();

        public override string ToString() => throw new Unreadable();
    }

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string? StackTrace => throw new InvalidOperationException();

        public override string ToString() => throw new InvalidOperationException();

        public override Exception GetBaseException() => throw new InvalidOperationException();
    }
}
