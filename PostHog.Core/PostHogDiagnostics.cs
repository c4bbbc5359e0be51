namespace PostHog;

/// <summary>What a client did so far and holds now. Immutable and safe to share; ask the client again for newer figures.</summary>
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
}
