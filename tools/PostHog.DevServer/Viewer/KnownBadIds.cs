using PostHog.Capture;

namespace PostHog.Development.Viewer;

/// <summary>Distinct ids that stand for nobody: whoever gets one shares a person with everybody else who got it.</summary>
internal static class KnownBadIds
{
    // Slips besides those that PostHog knows: it joins persons of these.
    private static readonly HashSet<string> Slips = new(StringComparer.OrdinalIgnoreCase)
    {
        "anonymous_id",
        "n/a",
        "na",
        "user",
        "user_id",
        "userid",
    };

    /// <summary>Whether the id is blank, or a well-known slip; quotes around it do not make it better.</summary>
    public static bool Contains(string id) =>
        BadIdList.Contains(id) || Slips.Contains(id.Trim().Trim('"', '\''));
}
