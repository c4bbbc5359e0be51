namespace PostHog.Spool;

/// <summary>How the event of a record is sent.</summary>
/// <param name="IsAi">Whether it goes to the endpoint for AI events.</param>
/// <param name="IsHistorical">Whether it belongs to an import of old data.</param>
internal readonly record struct SpoolLane(bool IsAi, bool IsHistorical)
{
    /// <summary>The letter of the lane in a file.</summary>
    public char Letter =>
        (IsAi, IsHistorical) switch
        {
            (false, false) => 'e',
            (false, true) => 'h',
            (true, false) => 'a',
            _ => 'i',
        };

    /// <summary>Returns the lane of a letter; null for any other letter.</summary>
    public static SpoolLane? Of(char letter) =>
        letter switch
        {
            'e' => default(SpoolLane),
            'h' => new SpoolLane(IsAi: false, IsHistorical: true),
            'a' => new SpoolLane(IsAi: true, IsHistorical: false),
            'i' => new SpoolLane(IsAi: true, IsHistorical: true),
            _ => null,
        };
}
