using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Development.Flags;

namespace PostHog.Development.Tests.Flags;

/// <summary>Overrides for single ids, as clients find them in the definitions that they evaluate themselves.</summary>
internal sealed class OverrideConditionsTests
{
    private const string Checkout = """
        {"id":1,"key":"checkout","active":true,"filters":{
          "groups":[{"properties":[{"key":"plan","type":"person","operator":"exact","value":["pro"]}],"rollout_percentage":100,"variant":"blue"},
                    {"rollout_percentage":100}],
          "multivariate":{"variants":[{"key":"control","rollout_percentage":100},{"key":"blue","rollout_percentage":0}]}}}
        """;

    private const string Off = """
        {"id":2,"key":"old","active":false,"filters":{"groups":[{"rollout_percentage":100}]}}
        """;

    private const string OfGroups = """
        {"id":3,"key":"seats","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"rollout_percentage":100}]}}
        """;

    [TestCase("checkout", "u1", "\"blue\"", "blue", "control")]
    [TestCase("checkout", "u1", "\"green\"", "green", "control")]
    [TestCase("checkout", "u1", "false", "false", "control")]
    [TestCase("old", "u1", "true", "true", "false")]
    [TestCase("old", "u1", "false", "false", "false")]
    public void Only_that_id_has_another_value(
        string key,
        string id,
        string value,
        string expected,
        string others
    )
    {
        var rewritten = Override((key, id, value));

        Assert.That(Value(rewritten, key, id), Is.EqualTo(expected));
        Assert.That(Value(rewritten, key, "somebody"), Is.EqualTo(others));
    }

    [Test]
    public void Ids_are_told_apart_and_from_everybody()
    {
        var rewritten = Override(
            ("checkout", "", "false"),
            ("checkout", "u1", "true"),
            ("checkout", "u2", "\"blue\"")
        );

        Assert.That(Value(rewritten, "checkout", "u1"), Is.Not.EqualTo("false"));
        Assert.That(Value(rewritten, "checkout", "u2"), Is.EqualTo("blue"));
        Assert.That(Value(rewritten, "checkout", "somebody"), Is.EqualTo("false"));
    }

    [Test]
    public void Flags_of_groups_stay_as_they_are()
    {
        var rewritten = Override(("seats", "u1", "false"));

        Assert.That(
            JsonNode.Parse(rewritten)!["flags"]![2]!.ToJsonString(),
            Is.EqualTo(JsonNode.Parse(OfGroups)!.ToJsonString())
        );
    }

    private static string Override(params (string Key, string Id, string Value)[] overrides)
    {
        var store = new FlagStore();
        store.Set(Utf8($$"""{"flags":[{{Checkout}},{{Off}},{{OfGroups}}]}"""));
        foreach (var (key, id, value) in overrides)
        {
            var json =
                id.Length == 0
                    ? $$"""{"key":"{{key}}","value":{{value}}}"""
                    : $$"""{"key":"{{key}}","distinct_id":"{{id}}","value":{{value}}}""";
            store.Override(OverrideRequest.Read(Utf8(json)).Value!);
        }

        return store.Current.Definitions!;
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    // By the engine of the clients.
    private static string Value(string definitions, string key, string id)
    {
        using var question = JsonDocument.Parse(
            $$$"""{"distinct_id":"{{{id}}}","person_properties":{"plan":"free"}}"""
        );
        var flag = DefinedFlags
            .Read(definitions)!
            .Describe(key, new FlagQuestion(question.RootElement))!;
        return (string?)flag["variant"] ?? ((bool)flag["enabled"]! ? "true" : "false");
    }
}
