namespace PostHog.Extensions.AI.Tools;

/// <summary>
/// The names of conversations in one run. The caller names one; providers name others in their answers, by which the
/// next call continues it. Not thread-safe.
/// </summary>
internal sealed class Conversations
{
    // More than a run has turns.
    private const int MaxNames = 1_000;

    private Dictionary<string, string?>? _callerNames;

    /// <summary>Returns the caller's name of a conversation; null if it has none.</summary>
    public string? NameOf(string? conversation) =>
        conversation is not null && _callerNames?.TryGetValue(conversation, out var name) == true
            ? name
            : conversation;

    /// <summary>Notes by which name an answer continues a conversation.</summary>
    public void Continue(string? conversation, string? next)
    {
        if (next is null || next == conversation || _callerNames?.Count >= MaxNames)
        {
            return;
        }

        _callerNames ??= new(StringComparer.Ordinal);
        _callerNames[next] = NameOf(conversation);
    }
}
