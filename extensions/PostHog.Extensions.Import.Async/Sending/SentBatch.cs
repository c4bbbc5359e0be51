namespace PostHog.Async.Import.Sending;

/// <summary>Collects what becomes of the events of one batch while it is sent.</summary>
internal sealed class SentBatch
{
    private readonly List<(ImportItem Item, string Reason)> _rejected = [];
    private List<ImportItem> _refused = [];

    /// <summary>The number of events that arrived.</summary>
    public int Delivered { get; set; }

    /// <summary>The events that cannot be imported, and why.</summary>
    public IReadOnlyList<(ImportItem Item, string Reason)> Rejected => _rejected;

    /// <summary>The number of events that were refused because of their content with no other in the request.</summary>
    public int RefusedAlone { get; private set; }

    /// <summary>Why a request was last refused because of its content; null if none was.</summary>
    public PostHogFailure? LastRefusal { get; private set; }

    /// <summary>Takes an event that cannot be imported.</summary>
    public void Reject(ImportItem item, PostHogFailure failure) =>
        _rejected.Add((item, failure.ToString()));

    /// <summary>Takes an event of a request that was refused because of its content.</summary>
    public void Refuse(ImportItem item, PostHogFailure failure)
    {
        _refused.Add(item);
        LastRefusal = failure;
    }

    /// <summary>Returns the events refused since the last call, in order.</summary>
    public List<ImportItem> TakeRefused()
    {
        var refused = _refused;
        _refused = [];
        return refused;
    }

    /// <summary>Takes an event that was refused alone.</summary>
    public void RejectRefused(ImportItem item)
    {
        RefusedAlone++;
        Reject(item, LastRefusal!);
    }
}
