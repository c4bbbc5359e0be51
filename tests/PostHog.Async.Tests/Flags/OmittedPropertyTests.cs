using System.Text;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Properties that no request can carry: local and remote evaluation leave out the same ones.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OmittedPropertyTests
{
    private const string Definitions = """
        {"flags":[
        {"id":1,"key":"has-bio","active":true,"filters":{"groups":[{"properties":[
         {"key":"bio","value":"is_set","operator":"is_set","type":"person"}]}]}},
        {"id":2,"key":"has-notes","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"properties":[
         {"key":"notes","value":"is_set","operator":"is_set","type":"group","group_type_index":0}]}]}},
        {"id":3,"key":"pro","active":true,"filters":{"groups":[{"properties":[
         {"key":"plan","value":["pro"],"operator":"exact","type":"person"}]}]}},
        {"id":4,"key":"acme","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"properties":[
         {"key":"$group_key","value":["acme"],"operator":"exact","type":"group","group_type_index":0}]}]}}
        ],"cohorts":{},"group_type_mapping":{"0":"company"}}
        """;

    private readonly LogRecorder _log = new();
    private readonly FakeHttp _http = new();

    private static IEnumerable<TestCaseData> Unsendable()
    {
        yield return new TestCaseData(new string('x', 2_000_000)) { TestName = "oversized" };
        yield return new TestCaseData(Endless()) { TestName = "endless" };
        yield return new TestCaseData(double.NaN) { TestName = "not a number" };
        yield return new TestCaseData(new Func<int>(Cyclic().GetHashCode))
        {
            TestName = "delegate",
        };
        yield return new TestCaseData(new BrokenValue()) { TestName = "throwing" };
        yield return new TestCaseData(Cyclic()) { TestName = "cyclic" };
        yield return new TestCaseData(new List<object> { 1, float.NaN }) { TestName = "in a list" };
    }

    [TearDown]
    public void Stop() => _http.Dispose();

    [TestCaseSource(nameof(Unsendable))]
    public async Task Local_evaluation_does_not_use_what_cannot_be_sent(object value)
    {
        await using var client = await LoadedAsync();
        var options = With(value);
        options.OnlyEvaluateLocally = true;

        var flags = await client.EvaluateFlagsAsync("user-1", options);

        Assert.That(flags.GetFlag("has-bio"), Is.Null);
        Assert.That(flags.GetFlag("has-notes"), Is.Null);
        Assert.That(flags.IsEnabled("pro"), Is.True);
        Assert.That(flags.IsEnabled("acme"), Is.True);
    }

    [TestCaseSource(nameof(Unsendable))]
    public async Task A_single_flag_is_left_to_the_server(object value)
    {
        await using var client = await LoadedAsync();

        await client.IsFeatureEnabledAsync("has-bio", "user-1", options: With(value));

        var question = _http.Requests[1].Json;
        Assert.That(question["person_properties"], Is.EqualTo(JObject.Parse("""{"plan":"pro"}""")));
        Assert.That(
            question["group_properties"],
            Is.EqualTo(JObject.Parse("""{"company":{"seats":12,"$group_key":"acme"}}"""))
        );
    }

    [TestCaseSource(nameof(Unsendable))]
    public async Task The_result_names_what_was_left_out(object value)
    {
        await using var client = await LoadedAsync();

        var flags = await client.EvaluateFlagsAsync("user-1", With(value));

        Assert.That(
            flags.OmittedProperties.Keys,
            Is.EqualTo(new[] { "person_properties.bio", "group_properties.company.notes" })
        );
        Assert.That(flags.OmittedProperties.Values, Has.All.EndWith("; it is left out"));
        Assert.That(flags.Only("pro").OmittedProperties, Is.EqualTo(flags.OmittedProperties));
        Assert.That(flags.ToString(), Does.Contain("person_properties.bio"));
    }

    [Test]
    public async Task The_result_names_nothing_when_everything_was_sent()
    {
        await using var client = await LoadedAsync();

        var flags = await client.EvaluateFlagsAsync("user-1", With("short"));

        Assert.That(flags.OmittedProperties, Is.Empty);
        Assert.That(flags.IsEnabled("has-bio"), Is.True);
        Assert.That(_log.At(PostHogLogLevel.Warning), Is.Empty);
    }

    [TestCase("person_properties.$group_key")]
    [TestCase("group_properties.company.$group_key")]
    [TestCase("group_properties.ttt")]
    public async Task A_group_key_or_type_that_is_too_large_costs_itself_alone(string omitted)
    {
        await using var client = new PostHogClient(Options());
        var large = new string('t', 3_000_000);
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["plan"] = "pro" },
            Groups = { ["company"] = "acme" },
            GroupProperties = { ["company"] = { ["seats"] = 12 } },
        };
        switch (omitted)
        {
            case "person_properties.$group_key":
                options.PersonProperties["$group_key"] = large;
                break;
            case "group_properties.company.$group_key":
                options.GroupProperties["company"]["$group_key"] = large;
                break;
            default:
                options.GroupProperties[large]["seats"] = 1;
                break;
        }

        var flags = await client.EvaluateFlagsAsync("user-1", options);

        var question = _http.Requests[^1].Json;
        Assert.That(question["person_properties"], Is.EqualTo(JObject.Parse("""{"plan":"pro"}""")));
        Assert.That(
            question["group_properties"],
            Is.EqualTo(JObject.Parse("""{"company":{"seats":12,"$group_key":"acme"}}"""))
        );
        Assert.That(flags.OmittedProperties.Keys.Single(), Does.StartWith(omitted));
    }

    [Test]
    public async Task A_large_property_never_takes_the_place_of_a_small_one()
    {
        await using var client = await LoadedAsync();
        var options = new EvaluateFlagsOptions
        {
            OnlyEvaluateLocally = true,
            PersonProperties =
            {
                ["bio"] = new string('x', 600_000),
                ["more"] = new string('y', 600_000),
                ["plan"] = "pro",
            },
        };

        var isPro = await client.IsFeatureEnabledAsync("pro", "user-1", options: options);
        var hasBio = await client.IsFeatureEnabledAsync("has-bio", "user-1", options: options);
        var flags = await client.EvaluateFlagsAsync("user-1", options);

        Assert.That((isPro, hasBio), Is.EqualTo((true, true)));
        Assert.That(flags.OmittedProperties.Keys, Is.EqualTo(new[] { "person_properties.more" }));
    }

    [Test]
    public async Task All_properties_of_a_request_share_one_limit()
    {
        await using var client = new PostHogClient(Options());
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["bio"] = new string('x', 500_000) },
        };
        foreach (var type in new[] { "company", "team", "project", "site", "shop" })
        {
            options.Groups[type] = type + "-1";
            options.GroupProperties[type]["notes"] = new string('y', 300_000);
            options.GroupProperties[type]["seats"] = 12;
        }

        var flags = await client.EvaluateFlagsAsync("user-1", options);

        var body = _http.Requests[^1].Json;
        Assert.That(Encoding.UTF8.GetByteCount(body.ToString()), Is.LessThan(1_000_000));
        foreach (var type in options.Groups.Keys)
        {
            var group = (JObject)body["group_properties"]![type]!;
            Assert.That((string?)body["groups"]![type], Is.EqualTo(type + "-1"));
            Assert.That((string?)group["$group_key"], Is.EqualTo(type + "-1"));
            Assert.That((int?)group["seats"], Is.EqualTo(12));
        }

        Assert.That(flags.OmittedProperties, Has.Count.EqualTo(4));
        Assert.That(flags.OmittedProperties, Does.Not.ContainKey("group_properties.company.notes"));
    }

    [Test]
    public async Task A_group_that_was_only_read_is_not_sent()
    {
        await using var client = new PostHogClient(Options());
        var options = new EvaluateFlagsOptions();
        Assert.That(options.GroupProperties["company"], Has.Count.Zero);
        options.GroupProperties["team"] = new Dictionary<string, object?>();
        options.Groups["shop"] = null!;

        await client.EvaluateFlagsAsync("user-1", options);

        Assert.That(_http.Requests[^1].Json["group_properties"], Is.Empty);
        Assert.That(_http.Requests[^1].Json["groups"], Is.Empty);
    }

    [Test]
    public async Task Ids_are_always_sent()
    {
        await using var client = new PostHogClient(Options());
        var key = new string('k', 1_000_000);

        await client.EvaluateFlagsAsync(
            key,
            new()
            {
                Groups = { ["company"] = key },
                GroupProperties = { ["company"] = { ["seats"] = 12 } },
            }
        );

        var body = _http.Requests[^1].Json;
        Assert.That((string?)body["distinct_id"], Is.EqualTo(key));
        Assert.That((string?)body["groups"]!["company"], Is.EqualTo(key));
        Assert.That((string?)body["group_properties"]!["company"]!["$group_key"], Is.EqualTo(key));
        Assert.That((int?)body["group_properties"]!["company"]!["seats"], Is.EqualTo(12));
    }

    [Test]
    public async Task Reads_a_sequence_once_for_local_and_remote_evaluation()
    {
        await using var client = await LoadedAsync();
        var reads = 0;
        IEnumerable<int> Counted()
        {
            reads++;
            yield return reads;
        }

        await client.IsFeatureEnabledAsync(
            "has-notes",
            "user-1",
            options: new() { PersonProperties = { ["ids"] = Counted() } }
        );

        Assert.That(reads, Is.EqualTo(1));
    }

    private static EvaluateFlagsOptions With(object value) =>
        new()
        {
            PersonProperties = { ["bio"] = value, ["plan"] = "pro" },
            Groups = { ["company"] = "acme" },
            GroupProperties = { ["company"] = { ["notes"] = value, ["seats"] = 12 } },
        };

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private static Dictionary<string, object?> Cyclic()
    {
        var value = new Dictionary<string, object?>(StringComparer.Ordinal);
        value["self"] = value;
        return value;
    }

    private async Task<PostHogClient> LoadedAsync()
    {
        _http.Then(200, Definitions);
        var options = Options();
        options.SecretKey = "phs_test";
        options.FeatureFlagPollInterval = TimeSpan.Zero;
        var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        return client;
    }

    private PostHogOptions Options()
    {
        var options = Some.Options(_http);
        options.Log = _log.Write;
        return options;
    }
}
