namespace PostHog.Async.Import.Sending;

/// <summary>What an import does about one event after it was sent.</summary>
internal enum DeliveryDecision
{
    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It can never be sent: the next ones are.</summary>
    Reject,

    /// <summary>A request with it was refused because of its content: it is sent again with fewer others.</summary>
    Divide,

    /// <summary>It is sent again.</summary>
    Retry,

    /// <summary>The others would fail, too: the import stops.</summary>
    Stop,
}
