using PostHog.ErrorTracking;
using PostHog.Time;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Creates the events of exceptions, on the thread that has them: their stacks may change later.</summary>
internal sealed class RunExceptions(Clock clock)
{
    private readonly ReportedExceptions _reported = new();

    /// <summary>Returns the event; null if the exception was reported before.</summary>
    public PostHogEvent? TryBuild(Exception error, string distinctId, ExceptionDetails details)
    {
        if (!_reported.TryMark(error, distinctId, clock.Elapsed))
        {
            return null;
        }

        var frames = new FrameReader(
            new InAppRules([], []),
            new FrameWriter(sendsPaths: false, readSource: null)
        );
        return new ExceptionEvents(frames).Build(
            error,
            distinctId,
            details,
            ExceptionBoundary.Manual
        );
    }
}
