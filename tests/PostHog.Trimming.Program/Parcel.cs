namespace PostHog.Trimming.Program;

internal sealed record Parcel(int Weight, Item Content);
