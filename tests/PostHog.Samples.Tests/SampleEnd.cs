namespace PostHog.Samples.Tests;

/// <summary>How a process ended and what it wrote.</summary>
internal sealed record SampleEnd(int ExitCode, string Output, string Error);
