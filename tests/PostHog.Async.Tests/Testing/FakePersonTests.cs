using PostHog.Async.Testing;

namespace PostHog.Async.Tests.Testing;

/// <summary>Which events describe persons and groups of the fake, and which do not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FakePersonTests
{
    private const string Definitions = """
        {"flags":[
          {"key":"pro","active":true,"filters":{"groups":[{"properties":[
            {"key":"plan","type":"person","operator":"exact","value":["pro"]}]}]}},
          {"key":"big","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"properties":[
            {"key":"plan","type":"group","group_type_index":0,"operator":"exact","value":["pro"]}]}]}}],
         "group_type_mapping":{"0":"company"}}
        """;

    private static readonly Dictionary<string, object?> Pro = new() { ["plan"] = "pro" };

    private readonly FakePostHog _fake = new();

    [SetUp]
    public void Define() => _fake.Flags.Define(Definitions);

    [TearDown]
    public void Stop() => _fake.Dispose();

    [Test]
    public async Task Personless_event_describes_nobody(
        [Values] CaptureMode mode,
        [Values] bool isPersonless
    )
    {
        await using var client = _fake.CreateClient(options => options.CaptureMode = mode);
        var events = new[]
        {
            new PostHogEvent("seen", "u1") { ["$set"] = Pro },
            new PostHogEvent("$groupidentify", "u1")
            {
                ["$group_type"] = "company",
                ["$group_key"] = "acme",
                ["$group_set"] = Pro,
            },
        };
        foreach (var one in events)
        {
            one.Options["process_person_profile"] = !isPersonless;
            await client.CaptureAsync(one);
        }

        var flags = await client.EvaluateFlagsAsync(
            "u1",
            new EvaluateFlagsOptions { Groups = { ["company"] = "acme" } }
        );

        Assert.That(flags.IsEnabled("pro"), Is.EqualTo(!isPersonless));
        Assert.That(flags.IsEnabled("big"), Is.EqualTo(!isPersonless));
    }

    [TestCase("undefined", false)]
    [TestCase("'NULL'", false)]
    [TestCase(" ", false)]
    [TestCase("visitor", true)]
    public async Task Id_that_stands_for_nobody_is_not_joined(string other, bool isJoined)
    {
        await using var client = _fake.CreateClient();
        await client.CaptureAsync(new PostHogEvent("seen", "u1") { ["$set"] = Pro });
        await client.CaptureAsync(new PostHogEvent("$create_alias", "u1") { ["alias"] = other });

        Assert.That(
            (await client.EvaluateFlagsAsync(other)).IsEnabled("pro"),
            Is.EqualTo(isJoined)
        );
    }
}
