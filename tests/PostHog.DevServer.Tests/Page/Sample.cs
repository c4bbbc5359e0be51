namespace PostHog.Development.Tests.Page;

/// <summary>Events as a shop would send them.</summary>
internal static class Sample
{
    private const string Sdk = "\"$lib\":\"posthog-csharp\",\"$lib_version\":\"0.1.0\"";

    private static readonly string Xs = new('x', 150);

    private static readonly string[] Names =
    [
        "order placed",
        "user signed up",
        "invoice paid",
        "search used",
    ];

    public const string Identification = $$"""
        {"event":"$identify","distinct_id":"user-1","properties":{ {{Sdk}},"$anon_distinct_id":"device-7",
          "$set":{"email":"ada@acme.example","plan":"pro"},"$set_once":{"first_seen":"2026-01-02"} } }
        """;

    public const string Odd = $$"""
        {"event":"userSignedUp","distinct_id":"anonymous","properties":{ {{Sdk}},"total":"12"} }
        """;

    public const string Group = $$"""
        {"event":"$groupidentify","distinct_id":"user-1","properties":{ {{Sdk}},"$group_type":"company","$group_key":"acme",
          "$group_set":{"plan":"enterprise","seats":250} } }
        """;

    /// <summary>Events whose ids, names and values have no place to break.</summary>
    public static string[] Long { get; } =
    [
        $$$"""
            {"event":"$identify","distinct_id":"user{{{Xs}}}","properties":{ {{{Sdk}}},"$anon_distinct_id":"device{{{Xs}}}",
              "$set":{"property{{{Xs}}}":"value{{{Xs}}}","list":["item{{{Xs}}}"]} } }
            """,
        $$$"""
            {"event":"$identify","distinct_id":"user-2","properties":{ {{{Sdk}}},"$anon_distinct_id":"user{{{Xs}}}"} }
            """,
        $$$"""
            {"event":"$groupidentify","distinct_id":"u","properties":{ {{{Sdk}}},"$group_type":"type{{{Xs}}}","$group_key":"key{{{Xs}}}",
              "$group_set":{"property{{{Xs}}}":"value{{{Xs}}}"} } }
            """,
        $$$"""
            {"event":"event{{{Xs}}}","distinct_id":"u","properties":{ {{{Sdk}}},"total{{{Xs}}}":1} }
            """,
        $$$"""
            {"event":"event {{{Xs}}}","distinct_id":"u","properties":{ {{{Sdk}}},"total{{{Xs}}}":1} }
            """,
    ];

    public static string Event(int number) =>
        $$$"""
            {"event":"{{{Names[number % Names.Length]}}}","distinct_id":"user-{{{number
                % 7}}}","uuid":"{{{Guid.CreateVersion7()}}}",
             "properties":{ {{{Sdk}}},"total":{{{number}}},"plan":"pro"} }
            """;
}
