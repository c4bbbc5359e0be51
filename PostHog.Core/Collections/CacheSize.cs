namespace PostHog.Collections;

/// <summary>The memory that the caches of flags may take, in bytes.</summary>
internal static class CacheSize
{
    private const int EntryBytes = 200;
    private const int KeyBytes = 640;
    private const int AnswerBytes = 64 * 1024;
    private const long MinKeyBytes = 32L * 1024 * 1024;
    private const long MinAnswerBytes = 64L * 1024 * 1024;

    /// <summary>Returns the limit of a cache whose entries are short texts, such as ids and keys.</summary>
    public static long OfKeys(int capacity) => Math.Max(MinKeyBytes, (long)capacity * KeyBytes);

    /// <summary>Returns the limit of a cache of answers.</summary>
    public static long OfAnswers(int capacity) =>
        Math.Max(MinAnswerBytes, (long)capacity * AnswerBytes);

    /// <summary>Returns the size of an entry: its texts, and an allowance for the objects around them.</summary>
    public static long Of(string? first, string? second = null, string? third = null) =>
        EntryBytes + (2L * (Length(first) + Length(second) + Length(third)));

    private static long Length(string? text) => text?.Length ?? 0;
}
