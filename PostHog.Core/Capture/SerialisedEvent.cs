namespace PostHog.Capture;

/// <summary>An event as it will be sent, in UTF-8: nothing the caller does any more can change it.</summary>
internal sealed record SerialisedEvent(string Name, Guid Uuid, byte[] Json);
