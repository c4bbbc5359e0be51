namespace PostHog.Flags.Matching;

/// <summary>Three-valued logic, in which one known part can decide although another is inconclusive.</summary>
internal static class MatchLogic
{
    public static Match Of(bool holds) => holds ? Match.Yes : Match.No;

    public static Match Not(this Match match) =>
        match switch
        {
            Match.No => Match.Yes,
            Match.Yes => Match.No,
            _ => Match.Inconclusive,
        };

    /// <summary>Negates the match if asked to.</summary>
    public static Match Not(this Match match, bool isAsked) => isAsked ? match.Not() : match;
}
