using System.Diagnostics;
using PostHog;
using PostHog.Development;
using Quickstart.Reporting;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>One call: what came of it, how long it took, and what the server saw meanwhile.</summary>
internal sealed class Take(Step step, DevServer? server)
{
    private readonly int _requestsBefore = server?.Requests.Count ?? 0;
    private readonly int _eventsBefore = server?.Events.Count ?? 0;
    private readonly long _start = Stopwatch.GetTimestamp();

    public Step Step => step;

    public TimeSpan Duration { get; private set; }

    /// <summary>What the client answered; null when it threw.</summary>
    public CaptureResult? Result { get; private set; }

    /// <summary>What the client threw, which it never should.</summary>
    public Exception? Escaped { get; private set; }

    /// <summary>What the dev server saw; null when another PostHog was at the other end.</summary>
    public Traffic? Traffic { get; private set; }

    public void Answered(CaptureResult result)
    {
        Stop();
        Result = result;
    }

    public void Threw(Exception escaped)
    {
        Stop();
        Escaped = escaped;
    }

    private void Stop()
    {
        Duration = Stopwatch.GetElapsedTime(_start);
        if (server is not null)
        {
            Traffic = new Traffic(
                [.. server.Requests.Skip(_requestsBefore)],
                [.. server.Events.Skip(_eventsBefore)]
            );
        }
    }
}
