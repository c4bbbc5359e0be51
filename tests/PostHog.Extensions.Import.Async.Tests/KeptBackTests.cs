using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Tests;

/// <summary>Fields beside an object of properties in JSON: what is ignored or renamed is so there too.</summary>
public sealed class KeptBackTests : ImportTest
{
    private const string Beside = """
        {"event":"a","distinct_id":"ada","timestamp":"2025-03-01","plan":"pro","note":"x","$set":{"mail":"old"},"$set_once":{"mail":"first"},"properties":{"n":1}}
        """;

    [TestCase("$set", "$set_once")]
    [TestCase("$set_once", "$set")]
    public async Task Ignored_person_properties_are_not_sent(string ignored, string kept)
    {
        var sent = await SendAsync(mapping => mapping.Ignored.Add(ignored));

        Assert.That(sent[ignored], Is.Null);
        Assert.That(sent[kept], Is.InstanceOf<JObject>());
        Assert.That((int)sent["n"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Renamed_person_properties_are_those_of_the_event()
    {
        var sent = await SendAsync(mapping => mapping.Renamed["$set"] = "old_person");

        Assert.That(sent["$set"], Is.Null);
        Assert.That((string?)sent["old_person"]?["mail"], Is.EqualTo("old"));
    }

    [Test]
    public async Task Ignored_object_of_properties_is_not_sent()
    {
        var sent = await SendAsync(mapping => mapping.Ignored.Add("properties"));

        Assert.That(sent["n"], Is.Null);
        Assert.That(sent["note"], Is.Null);
    }

    [Test]
    public async Task Ignored_column_of_properties_is_not_sent()
    {
        const string text = """
            event,distinct_id,timestamp,properties,plan
            a,ada,2025-03-01,"{""n"":1}",pro
            """;

        var sent = await SendAsync(mapping => mapping.Ignored.Add("properties"), "a.csv", text);

        Assert.That(sent["n"], Is.Null);
        Assert.That((string?)sent["plan"], Is.EqualTo("pro"));
    }

    [Test]
    public async Task Renamed_field_is_a_property_and_others_beside_the_object_are_not()
    {
        var sent = await SendAsync(mapping => mapping.Renamed["plan"] = "tariff");

        Assert.That((string?)sent["tariff"], Is.EqualTo("pro"));
        Assert.That((int)sent["n"]!, Is.EqualTo(1));
        Assert.That(sent["plan"], Is.Null);
        Assert.That(sent["note"], Is.Null);
    }

    [Test]
    public async Task Renamed_field_and_another_member_are_not_one_property()
    {
        var options = Unlimited();
        options.Mapping.Renamed["plan"] = "n";

        var result = await ImportAsync(Write("a.ndjson", Beside), options);

        Assert.That(
            (string?)Rejects(result)[0]["reason"],
            Is.EqualTo("plan and n are both the property n, with different values")
        );
    }

    private async Task<JObject> SendAsync(
        Action<ImportMapping> change,
        string name = "a.ndjson",
        string text = Beside
    )
    {
        var options = Unlimited();
        change(options.Mapping);
        var result = await ImportAsync(Write(name, text), options);
        Assert.That((result.Delivered, result.Failure), Is.EqualTo((1, null as object)));
        return (JObject)Sent[0]["properties"]!;
    }
}
