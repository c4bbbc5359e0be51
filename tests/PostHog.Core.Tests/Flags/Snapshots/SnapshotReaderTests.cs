namespace PostHog.Core.Tests.Flags.Snapshots;

/// <summary>Snapshots as JSON that may come from anywhere.</summary>
public sealed class SnapshotReaderTests
{
    [TestCase("", "line 1, position 1")]
    [TestCase("{", "line 1, position 2")]
    [TestCase("{\n  \"format\": 1,,}", "line 2, position 15")]
    [TestCase("[]", "not an object")]
    [TestCase("null", "not an object")]
    [TestCase("{}", "'format' is missing")]
    [TestCase("{\"format\":2}", "later version")]
    [TestCase("{\"format\":\"1\"}", "'format' must be a whole number")]
    [TestCase("{\"format\":1,\"distinct_id\":\"u\"}", "'flags' is missing")]
    [TestCase("{\"format\":1,\"flags\":[]}", "'distinct_id' is missing")]
    [TestCase("{\"format\":1,\"distinct_id\":7,\"flags\":[]}", "'distinct_id' must be text")]
    [TestCase("{\"format\":1,\"distinct_id\":\"u\",\"flags\":{}}", "'flags' must be an array")]
    [TestCase("{\"format\":1,\"distinct_id\":\"u\",\"flags\":[7]}", "'flags[0]' must be an object")]
    [TestCase("{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{}]}", "'flags[0].key' is missing")]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\",\"enabled\":\"yes\"}]}",
        "'flags[0].enabled' must be true or false"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\",\"variant\":\"x\"}]}",
        "'flags[0].enabled' must be true"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\",\"payload\":\"{\"}]}",
        "'flags[0].payload' must be JSON as text"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\",\"version\":99999999999}]}",
        "'flags[0].version' must be a whole number"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\",\"reads\":9}]}",
        "'flags[0].reads'"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"flags\":[{\"key\":\"a\"},{\"key\":\"a\"}]}",
        "the flag 'a' twice"
    )]
    [TestCase(
        "{\"format\":1,\"distinct_id\":\"u\",\"groups\":{\"company\":1},\"flags\":[]}",
        "'groups.company' must be text"
    )]
    public void Says_what_is_wrong_with_a_text_that_is_no_snapshot(string json, string problem)
    {
        Assert.That(
            () => FeatureFlagEvaluations.Parse(json),
            Throws.TypeOf<FormatException>().With.Message.Contains(problem)
        );
        Assert.That(FeatureFlagEvaluations.TryParse(json, out var flags), Is.False);
        Assert.That(flags, Is.Null);
    }

    [Test]
    public void Refuses_endless_nesting_without_overflowing_the_stack()
    {
        var json = "{\"format\":1,\"x\":" + new string('[', 100_000);

        Assert.That(
            () => FeatureFlagEvaluations.Parse(json),
            Throws.TypeOf<FormatException>().With.Message.Contains("too deep")
        );
        Assert.That(FeatureFlagEvaluations.TryParse(json: null, out _), Is.False);
    }

    [Test]
    public void Ignores_members_and_names_of_later_versions()
    {
        var flags = FeatureFlagEvaluations.Parse(
            """
            {"format":1,"distinct_id":"u","new":{"a":[1]},"flags":[{"key":"a","enabled":true,"source":"Moon","new":1}],
            "failure":{"kind":"Moon","message":"m"}}
            """
        );

        Assert.That(flags.IsEnabled("a"), Is.True);
        Assert.That(flags["a"]!.Source, Is.EqualTo(FeatureFlagSource.Remote));
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.FlagsNotComputed));
    }

    [Test]
    public void Text_of_every_kind_survives()
    {
        var built = new FeatureFlagEvaluationsBuilder("\u0000\"é\uD83D\uDE00</script>")
        {
            ["a\nb"] = "x\u2028y",
        }.Build();

        var read = FeatureFlagEvaluations.Parse(built.ToJson());

        Assert.That(read.DistinctId, Is.EqualTo(built.DistinctId));
        Assert.That(read["a\nb"]!.Variant, Is.EqualTo("x\u2028y"));
    }
}
