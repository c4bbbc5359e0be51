namespace PostHog.Spool;

/// <summary>How the event of a record is sent.</summary>
/// <param name="IsAi">Whether it goes to the endpoint for AI events.</param>
/// <param name="IsHistorical">Whether it belongs to an import of old data.</param>
internal readonly record struct SpoolKind(bool IsAi, bool IsHistorical)
{
    /// <summary>The letter of the kind in a file.</summary>
    public char Letter =>
        (IsAi, IsHistorical) switch
        {
            (false, false) => 'e',
            (false, true) => 'h',
            (true, false) => 'a',
            _ => 'i',
        };

    /// <summary>Returns the kind of a letter; null for any other letter.</summary>
    public static SpoolKind? Of(char letter) =>
        letter switch
        {
            'e' => default(SpoolKind),
            'h' => new SpoolKind(IsAi: false, IsHistorical: true),
            'a' => new SpoolKind(IsAi: true, IsHistorical: false),
            'i' => new SpoolKind(IsAi: true, IsHistorical: true),
            _ => null,
        };
}
