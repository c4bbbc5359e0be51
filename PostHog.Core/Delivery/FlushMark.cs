namespace PostHog.Delivery;

/// <summary>Where the counts of a queue stood when a flush began.</summary>
internal readonly record struct FlushMark(int Delivered, int GivenUp);
