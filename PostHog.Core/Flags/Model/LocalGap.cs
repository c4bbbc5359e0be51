namespace PostHog.Flags.Model;

/// <summary>Why a flag could not be evaluated in this process.</summary>
internal enum LocalGap : byte
{
    /// <summary>The flag could be evaluated.</summary>
    None,

    /// <summary>No definitions are loaded.</summary>
    NotLoaded,

    /// <summary>The definitions do not contain the flag; the server may know it.</summary>
    UnknownKey,

    /// <summary>
    /// The flag is not for these contexts, or for clients only and undecided. The server would leave it out, too.
    /// </summary>
    Unavailable,

    /// <summary>The definition cannot be evaluated locally for anyone.</summary>
    Unusable,

    /// <summary>The known properties of the person or group do not decide the flag.</summary>
    Inconclusive,
}
