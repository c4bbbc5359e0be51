namespace PostHog.Wire;

/// <summary>One version of the capture protocol at one endpoint: how a batch is asked for, and what an answer means.</summary>
internal abstract class CaptureWire
{
    /// <summary>Makes the request for one attempt.</summary>
    public abstract WireRequest Write(BatchAttempt attempt);

    /// <summary>Reads what an attempt came to, before any retry is counted.</summary>
    public abstract CaptureAnswer Read(WireResponse response);
}
