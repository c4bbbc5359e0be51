using PostHog.Diagnostics;

namespace PostHog.Core.Tests;

/// <summary>Remembers what was logged.</summary>
internal sealed class RecordedLog
{
    private readonly List<PostHogLogEntry> _entries = [];

    public RecordedLog() => Log = new PostHogLog(_entries.Add);

    public PostHogLog Log { get; }

    public IReadOnlyList<PostHogLogEntry> Entries => _entries;

    public string[] Warnings =>
        [.. _entries.Where(one => one.Level == PostHogLogLevel.Warning).Select(one => one.Message)];
}
