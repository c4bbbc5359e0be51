namespace PostHog.Delivery;

/// <summary>The counts of a queue at the beginning of a flush.</summary>
internal readonly record struct FlushMark(int Delivered, int GivenUp, int Spooled);
