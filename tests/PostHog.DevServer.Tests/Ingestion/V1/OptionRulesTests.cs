namespace PostHog.Development.Tests.Ingestion.V1;

internal sealed class OptionRulesTests
{
    [Test]
    public async Task Accept_a_boolean_in_many_notations(
        [Values("cookieless_mode", "disable_skew_correction", "process_person_profile")]
            string option,
        [Values(
            "true",
            "false",
            "0",
            "-1.5",
            "null",
            "\"\"",
            "\" No \"",
            "\"T\"",
            "\"OFF\"",
            "\"1e3\""
        )]
            string value
    ) => Assert.That(await VerdictAsync($$"""{"{{option}}":{{value}}}"""), Is.EqualTo("ok"));

    [Test]
    public async Task Drop_the_event_for_an_invalid_boolean(
        [Values("cookieless_mode", "disable_skew_correction", "process_person_profile")]
            string option,
        [Values("\"maybe\"", "\"NaN\"", "\"1e999\"", "[]", "{}", "[true]")] string value
    ) =>
        Assert.That(
            await VerdictAsync($$"""{"{{option}}":{{value}}}"""),
            Is.EqualTo("drop invalid_options")
        );

    [TestCase("""{"product_tour_id":"t"}""", "ok")]
    [TestCase("""{"product_tour_id":null}""", "ok")]
    [TestCase("""{"product_tour_id":7}""", "drop invalid_options")]
    [TestCase("""{"product_tour_id":true}""", "drop invalid_options")]
    public async Task Require_text_for_a_product_tour(string options, string result) =>
        Assert.That(await VerdictAsync(options), Is.EqualTo(result));

    [TestCase("null", "ok")]
    [TestCase("{}", "ok")]
    [TestCase("""{"unknown":{"nested":[1,"a",null]}}""", "ok")]
    [TestCase("[]", "drop invalid_options")]
    [TestCase("7", "drop invalid_options")]
    [TestCase("\"\"", "drop invalid_options")]
    public async Task Require_an_object_and_ignore_unknown_options(string options, string result) =>
        Assert.That(await VerdictAsync(options), Is.EqualTo(result));

    private static async Task<string> VerdictAsync(string options)
    {
        await using var server = await RunningServer.StartAsync();
        var neighbour = ForV1.Event(uuid: 2);

        var reply = await server.PostV1Async(
            ForV1.Body(ForV1.Event(more: $",\"options\":{options}"), neighbour)
        );

        Assert.That(reply.Result(2), Is.EqualTo("ok"));
        return reply.Result(1);
    }
}
