namespace PostHog.Tool;

/// <summary>The command line or a setting is wrong; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);
