namespace PostHog.Flags.Loading;

/// <summary>What an answer means for the definitions that are loaded already.</summary>
internal enum DefinitionsAnswerKind
{
    /// <summary>Here are definitions, to be used from now on.</summary>
    New,

    /// <summary>Those that are loaded are the newest.</summary>
    Unchanged,

    /// <summary>The key is not, or no longer, allowed to read them: they must not be used any more.</summary>
    Refused,

    /// <summary>The project's quota is used up: they must not be used any more.</summary>
    QuotaLimited,

    /// <summary>Nothing was learnt: those that are loaded stay in use.</summary>
    Failed,
}
