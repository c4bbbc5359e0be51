namespace PostHog.Setup;

/// <summary>
/// Knows which project tokens live clients use in this process: two clients with one token are a mistake as a rule, each
/// with a queue and connections of its own. Safe for use by many threads.
/// </summary>
internal static class LiveClients
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>Notes a client; true when another one with this token is alive.</summary>
    public static bool Enter(string token)
    {
        lock (Counts)
        {
            Counts.TryGetValue(token, out var others);
            Counts[token] = others + 1;
            return others > 0;
        }
    }

    /// <summary>Forgets a client.</summary>
    public static void Leave(string token)
    {
        lock (Counts)
        {
            if (Counts.TryGetValue(token, out var count) && count > 1)
            {
                Counts[token] = count - 1;
            }
            else
            {
                Counts.Remove(token);
            }
        }
    }
}
