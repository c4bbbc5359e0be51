namespace PostHog.Delivery;

/// <summary>Keeps events that cannot be delivered now.</summary>
internal interface IEventSpool
{
    /// <summary>
    /// Keeps those of the events that a later attempt may deliver, and forgets the others. Never throws.
    /// </summary>
    /// <param name="settled">Events of one call or queue that are delivered or given up.</param>
    /// <returns>The same list if none was kept; otherwise a new one, in which the kept ones are spooled.</returns>
    public IReadOnlyList<SettledEvent> Keep(IReadOnlyList<SettledEvent> settled);
}
