namespace PostHog.Capture;

// Facts: v1-known-bad-ids.
/// <summary>Distinct ids that are no one's, in lower case.</summary>
internal static class BadIdList
{
    public static readonly string[] All =
    [
        "0",
        "id",
        "[]",
        "{}",
        "nil",
        "nan",
        "null",
        "none",
        "true",
        "guest",
        "email",
        "false",
        "unknown",
        "anonymous",
        "undefined",
        "distinctid",
        "distinct_id",
        "[object object]",
        "not_authenticated",
        "00000000-0000-0000-0000-000000000000",
    ];

    /// <summary>Whether an id is blank or one of these, in any case; quotes around it do not make it better.</summary>
    public static bool Contains(string id)
    {
        var bare = id.Trim().Trim('"', '\'');
        return bare.Length == 0
            || Array.Exists(
                All,
                bad => string.Equals(bad, bare, StringComparison.OrdinalIgnoreCase)
            );
    }
}
