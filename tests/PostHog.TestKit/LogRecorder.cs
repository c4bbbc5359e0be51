using System.Collections.Concurrent;
using PostHog.Diagnostics;

namespace PostHog.TestKit;

/// <summary>Keeps what a client logs.</summary>
public sealed class LogRecorder
{
    private readonly ConcurrentQueue<PostHogLogEntry> _entries = new();

    public LogRecorder() => Log = new PostHogLog(Write);

    /// <summary>A log that writes to this recorder, for tests without a client.</summary>
    internal PostHogLog Log { get; }

    /// <summary>Everything logged so far, in order.</summary>
    public IReadOnlyList<PostHogLogEntry> Entries => [.. _entries];

    /// <summary>The messages of one level.</summary>
    public IReadOnlyList<string> At(PostHogLogLevel level) =>
        [.. _entries.Where(entry => entry.Level == level).Select(entry => entry.Message)];

    /// <summary>The warnings.</summary>
    public string[] Warnings => [.. At(PostHogLogLevel.Warning)];

    /// <summary>Called after each message, for tests in which something happens then.</summary>
    public Action<PostHogLogEntry>? OnWrite { get; set; }

    /// <summary>The callback to put into the options.</summary>
    public void Write(PostHogLogEntry entry)
    {
        _entries.Enqueue(entry);
        OnWrite?.Invoke(entry);
    }
}
