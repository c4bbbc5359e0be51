namespace PostHog.Development.Viewer;

/// <summary>Distinct ids that stand for nobody: whoever gets one shares a person with everybody else who got it.</summary>
internal static class KnownBadIds
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "0",
        "anonymous",
        "anonymous_id",
        "distinct_id",
        "distinctid",
        "email",
        "false",
        "guest",
        "id",
        "n/a",
        "na",
        "nan",
        "nil",
        "none",
        "not_authenticated",
        "null",
        "true",
        "undefined",
        "unknown",
        "user",
        "user_id",
        "userid",
        "[object object]",
        "00000000-0000-0000-0000-000000000000",
    };

    /// <summary>Whether the id is blank, or a well-known slip; quotes around it do not make it better.</summary>
    public static bool Contains(string id) =>
        string.IsNullOrWhiteSpace(id) || Ids.Contains(id.Trim().Trim('"', '\''));
}
