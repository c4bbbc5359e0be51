namespace PostHog.Async.Import;

/// <summary>Why an import stopped before its end. Immutable.</summary>
public sealed class ImportFailure
{
    internal ImportFailure(ImportFailureKind kind, string message, PostHogFailure? delivery = null)
    {
        Kind = kind;
        Message = message;
        Delivery = delivery;
    }

    /// <summary>The kind of failure, to branch on.</summary>
    public ImportFailureKind Kind { get; }

    /// <summary>What happened and, if possible, what to do.</summary>
    public string Message { get; }

    /// <summary>
    /// Why the events were not delivered; null unless <see cref="Kind"/> is <see cref="ImportFailureKind.NotDelivered"/>.
    /// </summary>
    public PostHogFailure? Delivery { get; }

    /// <summary>Returns kind and message on one line.</summary>
    public override string ToString() => $"{Kind}: {Message}";
}
