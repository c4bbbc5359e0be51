using PostHog.Wire;

namespace PostHog.Spool;

/// <summary>An event in a file of the spool.</summary>
internal readonly record struct SpooledEvent(SpoolKind Kind, SerialisedEvent Event);
