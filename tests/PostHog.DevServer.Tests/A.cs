namespace PostHog.Development.Tests;

/// <summary>Creates valid test objects.</summary>
internal static class A
{
    public static string Batch(params string[] names) => BatchOf([.. names.Select(Event)]);

    public static string BatchOf(params string[] events) =>
        $$"""{"api_key":"phc_test","batch":[{{string.Join(',', events)}}]}""";

    public static string Event(string name) => $$"""{"event":"{{name}}","distinct_id":"user-42"}""";
}
