namespace PostHog.Trimming.Program;

internal sealed record Item(string Name, decimal Price);
