namespace PostHog.Development.Tests.Page;

/// <summary>Events as a shop would send them.</summary>
internal static class Sample
{
    private const string Sdk = "\"$lib\":\"posthog-csharp\",\"$lib_version\":\"0.1.0\"";

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

    public static string Event(int number) =>
        $$$"""
            {"event":"{{{Names[number % Names.Length]}}}","distinct_id":"user-{{{number
                % 7}}}","uuid":"{{{Guid.CreateVersion7()}}}",
             "properties":{ {{{Sdk}}},"total":{{{number}}},"plan":"pro"} }
            """;
}
