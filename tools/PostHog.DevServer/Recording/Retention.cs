namespace PostHog.Development.Recording;

/// <summary>How much is kept in memory, whatever the number of items.</summary>
internal static class Retention
{
    /// <summary>The most bytes of events, and of requests: 64 MiB each, decompressed, the oldest forgotten first.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most uuids that are told apart; of those that follow, only the number of events is known.</summary>
    public const int MaxUuids = 4_000_000;
}
