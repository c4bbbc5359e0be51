namespace PostHog;

/// <summary>The outcomes of a captured event.</summary>
public enum DeliveryOutcome
{
    /// <summary>PostHog confirmed the event.</summary>
    Delivered,

    /// <summary>The event did not reach PostHog, or PostHog refused it.</summary>
    NotDelivered,

    /// <summary>The event left this machine, but no readable response came back: it may have arrived.</summary>
    Unknown,

    /// <summary>
    /// The event waits in the spool (<see cref="PostHogOptions.Spool"/>); this client or a later one sends it.
    /// </summary>
    Spooled,
}
