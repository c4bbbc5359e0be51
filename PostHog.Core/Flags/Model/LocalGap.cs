namespace PostHog.Flags.Model;

/// <summary>Why a flag could not be evaluated in this process.</summary>
internal enum LocalGap : byte
{
    /// <summary>It could.</summary>
    None,

    /// <summary>No definitions are loaded.</summary>
    NotLoaded,

    /// <summary>The definitions do not hold the flag; the server may still know it.</summary>
    UnknownKey,

    /// <summary>The flag is not for this runtime or these contexts: the server would leave it out, too.</summary>
    Unavailable,

    /// <summary>The definition cannot be evaluated here, for anyone.</summary>
    Unusable,

    /// <summary>What is known of the person or group does not decide the flag.</summary>
    Inconclusive,
}
