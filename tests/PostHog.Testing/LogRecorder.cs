using System.Collections.Concurrent;

namespace PostHog.Testing;

/// <summary>Keeps what a client logs.</summary>
public sealed class LogRecorder
{
    private readonly ConcurrentQueue<PostHogLogEntry> _entries = new();

    /// <summary>Everything logged so far, in order.</summary>
    public IReadOnlyList<PostHogLogEntry> Entries => [.. _entries];

    /// <summary>The messages of one level.</summary>
    public IReadOnlyList<string> At(PostHogLogLevel level) =>
        [.. _entries.Where(entry => entry.Level == level).Select(entry => entry.Message)];

    /// <summary>The callback to put into the options.</summary>
    public void Write(PostHogLogEntry entry) => _entries.Enqueue(entry);
}
