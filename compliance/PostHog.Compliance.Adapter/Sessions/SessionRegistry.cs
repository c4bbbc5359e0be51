using System.Collections.Concurrent;

namespace PostHog.Compliance.Sessions;

/// <summary>The sessions of the tests that run side by side, by their ids.</summary>
internal sealed class SessionRegistry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TestSession> _sessions = new(
        StringComparer.Ordinal
    );

    /// <summary>Returns the session of a test; null when it has none.</summary>
    public TestSession? Find(string testId) => _sessions.GetValueOrDefault(testId);

    /// <summary>Discards the session of a test, and puts another in its place, or none.</summary>
    public async Task ReplaceAsync(string testId, TestSession? successor)
    {
        if (_sessions.TryRemove(testId, out var former))
        {
            await former.DiscardAsync();
        }

        if (successor is not null)
        {
            _sessions[testId] = successor;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var testId in _sessions.Keys)
        {
            await ReplaceAsync(testId, successor: null);
        }
    }
}
