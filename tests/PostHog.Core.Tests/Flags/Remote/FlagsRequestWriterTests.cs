using System.Text;
using Newtonsoft.Json.Linq;
using PostHog.Capture;
using PostHog.Context;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Remote;

public sealed class FlagsRequestWriterTests
{
    private IReadOnlyDictionary<string, string>? _omitted;

    [SetUp]
    public void Forget() => _omitted = null;

    [Test]
    public void Writes_empty_objects_without_options() =>
        Assert.That(
            Write(options: null, keys: null),
            Is.EqualTo(
                """
                {"token":"phc_t","distinct_id":"user-42","person_properties":{},"groups":{},"group_properties":{},"geoip_disable":false,"evaluation_runtime":"server"}
                """
            )
        );

    [Test]
    public void Writes_all_options()
    {
        var options = new EvaluateFlagsOptions
        {
            Groups = { ["company"] = "acme" },
            PersonProperties =
            {
                ["plan"] = "pro",
                ["age"] = 30,
                ["gone"] = null,
            },
            GroupProperties = { ["company"] = new Dictionary<string, object?> { ["seats"] = 12 } },
            DeviceId = "d-1",
        };

        Assert.That(
            Write(options, ["beta", "quoted \"key\""], contexts: ["web"], disableGeoIP: true),
            Is.EqualTo(
                """
                {"token":"phc_t","distinct_id":"user-42","person_properties":{"plan":"pro","age":30,"gone":null},"groups":{"company":"acme"},"group_properties":{"company":{"seats":12,"$group_key":"acme"}},"geoip_disable":true,"device_id":"d-1","evaluation_contexts":["web"],"evaluation_runtime":"server","flag_keys_to_evaluate":["beta","quoted \"key\""]}
                """
            )
        );
    }

    [Test]
    public void Writes_the_group_key_even_without_group_properties()
    {
        var options = new EvaluateFlagsOptions { Groups = { ["company"] = "acme" } };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That(
            (string?)body["group_properties"]!["company"]!["$group_key"],
            Is.EqualTo("acme")
        );
    }

    [Test]
    public void Properties_of_the_call_override_properties_set_before()
    {
        var overrides = FlagOverrides
            .None.WithPerson([new("plan", "free"), new("country", "DE")])
            .WithGroup("company", "acme", [new("seats", 5), new("city", "Bonn")]);
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["plan"] = "pro" },
            GroupProperties = { ["company"] = new Dictionary<string, object?> { ["seats"] = 12 } },
        };

        var body = JObject.Parse(Write(options, keys: null, overrides: overrides));

        Assert.That(
            body["person_properties"],
            Is.EqualTo(JObject.Parse("""{"plan":"pro","country":"DE"}"""))
        );
        Assert.That((string?)body["groups"]!["company"], Is.EqualTo("acme"));
        Assert.That(
            body["group_properties"]!["company"],
            Is.EqualTo(JObject.Parse("""{"seats":12,"city":"Bonn","$group_key":"acme"}"""))
        );
    }

    [Test]
    public void Does_not_send_the_properties_of_one_group_for_another()
    {
        var overrides = FlagOverrides.None.WithGroup("company", "acme", [new("seats", 5)]);
        var options = new EvaluateFlagsOptions { Groups = { ["company"] = "other" } };

        var body = JObject.Parse(Write(options, keys: null, overrides: overrides));

        Assert.That(
            body["group_properties"]!["company"],
            Is.EqualTo(JObject.Parse("""{"$group_key":"other"}"""))
        );
    }

    [Test]
    public void Omits_a_value_that_json_cannot_represent()
    {
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["ratio"] = double.NaN, ["plan"] = "pro" },
        };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That((string?)body["person_properties"]!["plan"], Is.EqualTo("pro"));
        Assert.That(_omitted, Has.Count.EqualTo(1));
    }

    [Test]
    public void Omits_a_property_that_is_too_large()
    {
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["text"] = new string('x', 1_000_000) },
        };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That(body["person_properties"], Is.Empty);
        Assert.That(_omitted, Is.Not.Empty);
    }

    [Test]
    public void Keeps_the_other_properties_when_one_is_too_large()
    {
        var options = new EvaluateFlagsOptions
        {
            PersonProperties =
            {
                ["plan"] = "pro",
                ["bio"] = new string('x', 1_000_000),
                ["ids"] = Endless(),
                ["age"] = 42,
                ["none"] = null,
            },
        };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That(
            body["person_properties"],
            Is.EqualTo(JObject.Parse("""{"plan":"pro","age":42,"none":null}"""))
        );
        Assert.That(
            _omitted!.Keys,
            Is.EquivalentTo(["person_properties.bio", "person_properties.ids"])
        );
    }

    [Test]
    public void Keeps_groups_and_keys_when_a_group_property_is_too_large()
    {
        var options = new EvaluateFlagsOptions
        {
            Groups = { ["company"] = "acme", ["team"] = "red" },
            GroupProperties =
            {
                ["company"] = new Dictionary<string, object?>
                {
                    ["seats"] = 12,
                    ["ids"] = Endless(),
                },
            },
        };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That(
            body["group_properties"],
            Is.EqualTo(
                JObject.Parse(
                    """{"company":{"seats":12,"$group_key":"acme"},"team":{"$group_key":"red"}}"""
                )
            )
        );
        Assert.That(_omitted!.Keys, Is.EqualTo(["group_properties.company.ids"]));
    }

    [Test]
    public void Sends_as_many_properties_as_fit()
    {
        var options = new EvaluateFlagsOptions
        {
            PersonProperties =
            {
                ["first"] = new string('x', 600_000),
                ["second"] = new string('x', 600_000),
                ["third"] = "pro",
            },
        };

        var body = JObject.Parse(Write(options, keys: null));

        Assert.That(
            ((JObject)body["person_properties"]!).Properties().Select(one => one.Name),
            Is.EquivalentTo(["first", "third"])
        );
    }

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private string Write(
        EvaluateFlagsOptions? options,
        string[]? keys,
        string[]? contexts = null,
        bool disableGeoIP = false,
        FlagOverrides? overrides = null
    )
    {
        var writer = new FlagsRequestWriter(
            new Uri("https://posthog.example/flags/?v=2"),
            "phc_t",
            TimeSpan.FromSeconds(3),
            contexts ?? [],
            (name, map) => ValueText.OfMap(name, map, _ => { })
        );
        var subject = PropertyBudget.Prepare(
            FlagSubjects.Of(
                "user-42",
                options,
                ContextValues.None,
                overrides ?? FlagOverrides.None
            ),
            new LogRecorder().Log
        );
        _omitted = subject.OmittedProperties;
        var question = FlagsQuestion.Of(subject, keys, disableGeoIP, _ => { });
        return Encoding.UTF8.GetString(writer.Write(writer.WriteSubject(question), keys).Body);
    }
}
