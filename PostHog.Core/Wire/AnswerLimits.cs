namespace PostHog.Wire;

/// <summary>
/// How many bytes are read of an answer, unpacked, by what it is for: more than PostHog ever sends, and no more than a host
/// has to spare for a server that never ends. An error keeps its status when it is longer; a success cannot be read then.
/// </summary>
internal static class AnswerLimits
{
    /// <summary>Answers that say little: every error, and a success in V0.</summary>
    public const int Short = 64 * 1024;

    /// <summary>Answers with something for each event or flag.</summary>
    public const int Each = 4 * 1024 * 1024;

    /// <summary>The definitions of a project's flags.</summary>
    public const int Definitions = 32 * 1024 * 1024;
}
