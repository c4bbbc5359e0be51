namespace PostHog.Wire;

/// <summary>
/// The maximum number of uncompressed bytes read of a response, by its purpose. Each limit is more than PostHog ever
/// sends, and small enough for any host to spare if a server never stops sending. A longer error keeps its status; a
/// longer success is unreadable.
/// </summary>
internal static class ResponseLimits
{
    /// <summary>For responses with little content: every error, and a success in V0.</summary>
    public const int Short = 64 * 1024;

    /// <summary>For responses with an entry for each event or flag.</summary>
    public const int Each = 4 * 1024 * 1024;

    /// <summary>For the flag definitions of a project.</summary>
    public const int Definitions = 32 * 1024 * 1024;
}
