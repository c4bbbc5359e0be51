namespace PostHog.Flags.Evaluation;

/// <summary>Why there is no local answer.</summary>
internal enum FlagGap : byte
{
    /// <summary>There is an answer.</summary>
    None,

    /// <summary>The definitions do not hold the flag; the server may still know it.</summary>
    UnknownKey,

    /// <summary>The flag is not for this runtime or these contexts: the server would leave it out, too.</summary>
    Unavailable,

    /// <summary>The definition cannot be evaluated here, whoever asks.</summary>
    Unusable,

    /// <summary>What is known of the person or group does not decide the flag.</summary>
    Inconclusive,
}
