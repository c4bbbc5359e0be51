namespace PostHog;

/// <summary>The counters of a client. Immutable and safe to share; get new ones from the client.</summary>
public sealed class PostHogDiagnostics
{
    internal PostHogDiagnostics(QueueDiagnostics events, QueueDiagnostics ai)
    {
        Events = events;
        Ai = ai;
    }

    /// <summary>The queue of events, and the capture calls.</summary>
    public QueueDiagnostics Events { get; }

    /// <summary>The queue of AI events, and the AI capture calls.</summary>
    public QueueDiagnostics Ai { get; }

    /// <summary>Returns the counters of both queues on two lines.</summary>
    public override string ToString() => $"events: {Events}\nAI events: {Ai}";
}
