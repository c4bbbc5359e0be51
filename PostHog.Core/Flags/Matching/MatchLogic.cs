namespace PostHog.Flags.Matching;

/// <summary>Logic with a third value, in which one certain part may decide although another is unknown.</summary>
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

    /// <summary>The opposite if asked for.</summary>
    public static Match Not(this Match match, bool isAsked) => isAsked ? match.Not() : match;
}
