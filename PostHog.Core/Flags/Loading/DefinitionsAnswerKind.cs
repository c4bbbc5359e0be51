namespace PostHog.Flags.Loading;

/// <summary>What an answer means for the definitions that are already loaded.</summary>
internal enum DefinitionsAnswerKind
{
    /// <summary>The answer contains definitions to use from now on.</summary>
    New,

    /// <summary>The loaded definitions are current.</summary>
    Unchanged,

    /// <summary>The key may not, or no longer, read the definitions. They must not be used any more.</summary>
    Refused,

    /// <summary>The project's quota is used up. The definitions must not be used any more.</summary>
    QuotaLimited,

    /// <summary>The load failed. The loaded definitions stay in use.</summary>
    Failed,
}
