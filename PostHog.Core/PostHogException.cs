namespace PostHog;

/// <summary>
/// Thrown only by <see cref="CaptureResult.EnsureDelivered"/>: the only exception of this library for failures of the
/// network, the server or the data.
/// </summary>
public sealed class PostHogException : Exception
{
    internal PostHogException(PostHogFailure failure)
        : base(failure.ToString(), failure.Cause)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public PostHogFailure Failure { get; }

    /// <summary>The kind of failure, to branch on.</summary>
    public PostHogFailureKind Kind => Failure.Kind;

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode => Failure.StatusCode;
}
