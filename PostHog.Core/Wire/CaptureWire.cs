namespace PostHog.Wire;

/// <summary>
/// One version of the capture protocol at one endpoint: how to send a batch, and how to read a response.
/// </summary>
internal abstract class CaptureWire
{
    /// <summary>Creates the request for one attempt.</summary>
    public abstract WireRequest Write(BatchAttempt attempt);

    /// <summary>Reads the result of an attempt, before any retry is counted.</summary>
    public virtual CaptureAnswer Read(WireResponse response)
    {
        if (response.Failure is { } transport)
        {
            return CaptureAnswer.Transient(ResponseFailures.NoResponse(transport));
        }

        if (response.IsSuccess)
        {
            return ReadSuccess(response);
        }

        if (IsTransient(response.Status))
        {
            return CaptureAnswer.Transient(ResponseFailures.Unable(response.Status));
        }

        var refused = ResponseFailures.Refused(response);
        return response.Status == 413
            ? CaptureAnswer.TooLarge(refused)
            : CaptureAnswer.Final(DeliveryOutcome.NotDelivered, refused);
    }

    /// <summary>Reads a response with a 2xx status.</summary>
    protected abstract CaptureAnswer ReadSuccess(WireResponse response);

    /// <summary>Whether a retry may change this status.</summary>
    protected abstract bool IsTransient(int status);
}
