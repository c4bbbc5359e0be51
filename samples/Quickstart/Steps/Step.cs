using PostHog;
using PostHog.Development;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>One line of the report: what is sent, what goes wrong on the way, and what must be true then.</summary>
internal abstract class Step(string package)
{
    /// <summary>The package that sends.</summary>
    public string Package => package;

    /// <summary>What is sent, in a few words.</summary>
    public abstract string Title { get; }

    public abstract IReadOnlyList<PostHogEvent> Events { get; }

    public PostHogEvent Event => Events[0];

    /// <summary>What the dev server is to do wrong; a step with one needs the dev server.</summary>
    public virtual Fault? Fault => null;

    /// <summary>States what the client must have answered: unless overridden, that everything is delivered.</summary>
    public virtual void CheckResult(CaptureResult result, Expectations expect)
    {
        expect.Equal("verdicts", Events.Count, result.Verdicts.Count);
        expect.That(result.IsDelivered, "the result says delivered");
    }

    /// <summary>States what the server must have seen: unless overridden, these events in this order, once.</summary>
    public virtual void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        expect.Equal("attempts", 1, result.Attempts);
        expect.Equal("answers", "200", traffic.Statuses);
        expect.Equal("events at the server", Names(Events), Names(traffic.Events));
        expect.Equal(
            "ids at the server",
            string.Join(' ', result.Verdicts.Select(verdict => verdict.Uuid.ToString("D"))),
            string.Join(' ', traffic.Events.Select(received => received.Uuid))
        );
        expect.Equal(
            "distinct ids at the server",
            string.Join(' ', Events.Select(sent => sent.DistinctId)),
            string.Join(' ', traffic.Events.Select(received => received.DistinctId))
        );
    }

    /// <summary>What else is worth telling of what arrived; null, unless overridden, for nothing.</summary>
    public virtual string? Tell(Traffic traffic) => null;

    private static string Names(IEnumerable<PostHogEvent> events) =>
        string.Join(", ", events.Select(sent => sent.Name));

    private static string Names(IEnumerable<ReceivedEvent> events) =>
        string.Join(", ", events.Select(received => received.Name));
}
