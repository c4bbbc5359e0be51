using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests.V1;

[TestFixtureSource(typeof(Variant), nameof(Variant.V1))]
internal sealed class V1OptionTests(Variant variant) : AdapterTest(variant)
{
    [TestCase("process_person_profile", "false")]
    [TestCase("process_person_profile", "\"no\"")]
    [TestCase("process_person_profile", "1")]
    [TestCase("cookieless_mode", "true")]
    [TestCase("disable_skew_correction", "true")]
    [TestCase("product_tour_id", "\"tour\"")]
    [TestCase("unheard_of", "{\"a\":[1,\"two\",false,{\"b\":2}]}")]
    public async Task Sends_an_option_unchanged(string name, string value)
    {
        await Harness.InitAsync();
        var options = new JsonObject { [name] = JsonNode.Parse(value) };

        var sent = await SendAsync(() => Harness.CaptureAsync(options: options));

        Assert.That(sent.Option(name), Is.EqualTo(value));
    }

    [TestCase("$process_person_profile", "process_person_profile", "false")]
    [TestCase("$cookieless_mode", "cookieless_mode", "true")]
    [TestCase("$ignore_sent_at", "disable_skew_correction", "\"yes\"")]
    [TestCase("$product_tour_id", "product_tour_id", "\"tour\"")]
    public async Task Moves_an_option_out_of_the_properties(
        string property,
        string option,
        string value
    )
    {
        await Harness.InitAsync();
        var properties = new JsonObject { [property] = JsonNode.Parse(value) };

        var sent = await SendAsync(() => Harness.CaptureAsync(properties: properties));

        Assert.That(sent.Option(option), Is.EqualTo(value));
        Assert.That(sent.Property(property), Is.Null);
    }

    [Test]
    public async Task Prefers_an_option_to_its_property()
    {
        await Harness.InitAsync();
        var properties = new JsonObject { ["$process_person_profile"] = true };
        var options = new JsonObject { ["process_person_profile"] = false };

        var sent = await SendAsync(() =>
            Harness.CaptureAsync("event", properties, options: options)
        );

        Assert.That(sent.Option("process_person_profile"), Is.EqualTo("false"));
        Assert.That(sent.Property("$process_person_profile"), Is.Null);
    }

    [Test]
    public async Task Omits_an_option_that_is_not_set()
    {
        await Harness.InitAsync();
        var options = new JsonObject { ["cookieless_mode"] = null };

        var sent = await SendAsync(() => Harness.CaptureAsync(options: options));

        Assert.That(sent.Member("options")?.GetRawText(), Is.EqualTo("{}"));
    }
}
