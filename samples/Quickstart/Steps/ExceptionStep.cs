using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>What went wrong for that person, with its cause and its stack.</summary>
internal sealed class ExceptionStep(string package) : Step(package)
{
    public override string Title => "exception";

    public override IReadOnlyList<PostHogEvent> Events { get; } =
    [new PostHogEvent("$exception", "user-42")];

    /// <summary>What was thrown.</summary>
    public Exception Error { get; } = Pay();

    /// <summary>What is known beyond it.</summary>
    public ExceptionDetails Details => new() { Properties = { ["package"] = Package } };

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        base.CheckServer(traffic, result, expect);
        expect.Equal(
            "$exception_type",
            "\"InvalidOperationException\"",
            traffic.Property("$exception_type")
        );
        expect.Equal("$exception_level", "\"error\"", traffic.Property("$exception_level"));
        var list = traffic.Property("$exception_list");
        expect.That(
            list.Contains("\"TimeoutException\"", StringComparison.Ordinal),
            "the cause is there"
        );
        expect.That(
            list.Contains("\"function\":\"Pay\"", StringComparison.Ordinal),
            "the stack is there"
        );
    }

    private static InvalidOperationException Pay()
    {
        try
        {
            throw new InvalidOperationException("No payment.", new TimeoutException("No answer."));
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }
}
