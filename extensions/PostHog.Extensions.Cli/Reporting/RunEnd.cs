namespace PostHog.Extensions.Cli.Reporting;

/// <summary>How a run ended.</summary>
/// <param name="Duration">How long it took.</param>
/// <param name="Command">Which command it was, if the tool said so.</param>
/// <param name="ExitCode">The exit code; null if it is unknown.</param>
/// <param name="Error">The exception that ended it; null if none did.</param>
internal sealed record RunEnd(TimeSpan Duration, string? Command, int? ExitCode, Exception? Error);
