namespace PostHog.Async.Testing.Server;

/// <summary>What the fake answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
internal sealed record FakeReply(int Status, string Body)
{
    /// <summary>After how many seconds to try again; null to say nothing about it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Returns an answer that a test asked for.</summary>
    public static FakeReply Scripted(int status, TimeSpan? retryAfter) =>
        new(status, "{\"detail\":\"The test asked for this.\"}") { RetryAfter = retryAfter };

    /// <summary>What the transport throws instead of an answer; null if there is one.</summary>
    public Exception? Fault { get; init; }
}
