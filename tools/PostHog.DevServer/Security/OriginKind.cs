namespace PostHog.Development.Security;

/// <summary>Who sent a request.</summary>
internal enum OriginKind
{
    /// <summary>A program: no header of a browser is there.</summary>
    NoBrowser,

    /// <summary>The user of a browser, by the address bar or a bookmark.</summary>
    User,

    /// <summary>A page of this server.</summary>
    SameOrigin,

    /// <summary>A page of another server on this machine.</summary>
    Loopback,

    /// <summary>Any other page.</summary>
    Foreign,
}
