namespace PostHog;

/// <summary>The counters of a client. Immutable and safe to share; get new ones from the client.</summary>
public sealed class PostHogDiagnostics
{
    internal PostHogDiagnostics(
        QueueDiagnostics events,
        QueueDiagnostics ai,
        SpoolDiagnostics? spool = null
    )
    {
        Spool = spool;
        Events = events;
        Ai = ai;
    }

    /// <summary>The queue of events, and the capture calls.</summary>
    public QueueDiagnostics Events { get; }

    /// <summary>The queue of AI events, and the AI capture calls.</summary>
    public QueueDiagnostics Ai { get; }

    /// <summary>The spool; null if the client has none.</summary>
    public SpoolDiagnostics? Spool { get; }

    /// <summary>Returns the counters of both queues, and of the spool if there is one, each on a line.</summary>
    public override string ToString() =>
        Spool is null
            ? $"events: {Events}\nAI events: {Ai}"
            : $"events: {Events}\nAI events: {Ai}\nspool: {Spool}";
}
