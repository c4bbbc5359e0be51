namespace PostHog.Setup;

/// <summary>
/// Counts the live clients of each project token in this process. Two clients with one token are usually a mistake,
/// because each has its own queue and connections. Safe for use by many threads.
/// </summary>
internal static class LiveClients
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>Adds a client. Returns true if another client with this token is alive.</summary>
    public static bool Enter(string token)
    {
        lock (Counts)
        {
            Counts.TryGetValue(token, out var others);
            Counts[token] = others + 1;
            return others > 0;
        }
    }

    /// <summary>Removes a client.</summary>
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
