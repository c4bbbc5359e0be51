using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class LocalEvaluationTests(Variant variant) : AdapterTest(variant)
{
    private const string Definitions = """
        {"flags":[
        {"id":1,"key":"beta","active":true,"filters":{"groups":[{"properties":[{"key":"plan","value":["pro"],
         "operator":"exact","type":"person"}],"rollout_percentage":100,"variant":"blue"}],
         "multivariate":{"variants":[{"key":"blue","rollout_percentage":100}]}}},
        {"id":2,"key":"off","active":false,"filters":{"groups":[{}]}}
        ],"cohorts":{},"group_type_mapping":{}}
        """;

    [Test]
    public async Task Evaluates_from_the_definitions_without_a_request()
    {
        Server.SetFlags(Definitions);
        await InitWithKeyAsync();
        await ReloadAsync();

        var blue = await AskAsync("beta", plan: "pro");
        var off = await AskAsync("off");

        Assert.That((bool)blue["success"]!, Is.True);
        Assert.That((string?)blue["value"], Is.EqualTo("blue"));
        Assert.That((bool)blue["locally_evaluated"]!, Is.True);
        Assert.That((bool)off["success"]!, Is.True);
        Assert.That((bool)off["value"]!, Is.False);
        Assert.That((bool)off["locally_evaluated"]!, Is.True);
        Assert.That(Questions, Is.Empty);
    }

    [TestCase("beta")]
    [TestCase("nowhere")]
    public async Task Reports_an_inconclusive_evaluation(string key)
    {
        Server.SetFlags(Definitions);
        await InitWithKeyAsync();
        await ReloadAsync();

        var answer = await AskAsync(key);

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That(answer.ContainsKey("value"), Is.True);
        Assert.That(answer["value"], Is.Null);
        Assert.That((bool)answer["locally_evaluated"]!, Is.False);
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Marks_a_remote_value_as_not_evaluated_locally()
    {
        Server.SetFlags("""{"beta":"red"}""");
        await InitWithKeyAsync();
        await ReloadAsync();

        var answer = await AskAsync("beta", isLocalOnly: false);

        Assert.That((string?)answer["value"], Is.EqualTo("red"));
        Assert.That((bool)answer["locally_evaluated"]!, Is.False);
        Assert.That(Questions.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Rejects_force_remote_together_with_local_only()
    {
        await Harness.InitAsync();

        var (isSuccess, answer) = await Harness.TryAsync(
            HttpMethod.Post,
            "/get_feature_flag",
            new JsonObject
            {
                ["key"] = "beta",
                ["distinct_id"] = "user-42",
                ["only_evaluate_locally"] = true,
                ["force_remote"] = true,
            }
        );

        Assert.That(isSuccess, Is.False);
        Assert.That((string?)answer["error"], Does.Contain("force_remote"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Reloads_the_definitions_in_full_and_only_on_request()
    {
        Server.SetFlags(Definitions);
        await InitWithKeyAsync();

        await ReloadAsync();
        var before = Loads.Count();
        await ReloadAsync();

        Assert.That(Loads.Count(), Is.EqualTo(before + 1));
        Assert.That(Loads.Select(one => one.Status), Is.All.EqualTo(200));
        Assert.That(Loads.Select(one => one.Header("If-None-Match")), Is.All.Null);
        Assert.That(
            Loads.Select(one => one.Header("Authorization")),
            Is.All.StartsWith("Bearer phx_")
        );
    }

    [Test]
    public async Task Loads_edited_definitions()
    {
        Server.SetFlags(Definitions);
        await InitWithKeyAsync();
        await ReloadAsync();

        Server.SetFlags("""{"flags":[{"key":"beta","active":false,"filters":{}}]}""");
        await ReloadAsync();

        var answer = await AskAsync("beta");
        Assert.That((bool)answer["value"]!, Is.False);
    }

    [Test]
    public async Task Reports_a_failed_reload_and_whether_definitions_remain()
    {
        Server.SetFlags(Definitions);
        await InitWithKeyAsync(key: "not_a_secret_key");

        var answer = await TryReloadAsync(timeout: 1000);

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That((bool)answer["ready"]!, Is.False);
        Assert.That((string?)answer["error"], Does.Contain("401"));
    }

    [Test]
    public async Task Waits_for_definitions_up_to_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, port: 0);
        silent.Start();
        await Harness.InitAsync(
            new JsonObject
            {
                ["host"] = $"http://{silent.LocalEndpoint}",
                ["personal_api_key"] = "phx_test_key",
            }
        );

        var answer = await TryReloadAsync(timeout: 50);

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That((bool)answer["ready"]!, Is.False);
        Assert.That((string?)answer["error"], Does.Contain("50 ms"));
    }

    [Test]
    public async Task Loads_nothing_without_a_key()
    {
        await Harness.InitAsync();

        var answer = await TryReloadAsync(timeout: null);

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That((bool)answer["ready"]!, Is.False);
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(30_001)]
    public async Task Rejects_a_timeout_that_is_out_of_range(int timeout)
    {
        await Harness.InitAsync();

        var (isSuccess, _) = await Harness.TryAsync(
            HttpMethod.Post,
            "/reload_feature_flag_definitions",
            new JsonObject { ["timeout_ms"] = timeout }
        );

        Assert.That(isSuccess, Is.False);
    }

    private IEnumerable<SentRequest> Questions =>
        Server.Requests.Where(one => one.Path == SentRequest.FlagsPath);

    private IEnumerable<SentRequest> Loads =>
        Server.Requests.Where(one => one.Path == SentRequest.DefinitionsPath);

    private Task InitWithKeyAsync(string key = "phx_test_key") =>
        Harness.InitAsync(new JsonObject { ["personal_api_key"] = key });

    private async Task ReloadAsync()
    {
        var answer = await Harness.DoAsync("/reload_feature_flag_definitions", []);
        Assert.That((bool)answer["ready"]!, Is.True);
    }

    private Task<JsonObject> TryReloadAsync(int? timeout) =>
        Harness.AskAsync(
            HttpMethod.Post,
            "/reload_feature_flag_definitions",
            new JsonObject { ["timeout_ms"] = timeout }
        );

    private Task<JsonObject> AskAsync(string key, string? plan = null, bool isLocalOnly = true)
    {
        var person = new JsonObject();
        if (plan is not null)
        {
            person["plan"] = plan;
        }

        return Harness.AskAsync(
            HttpMethod.Post,
            "/get_feature_flag",
            new JsonObject
            {
                ["key"] = key,
                ["distinct_id"] = "user-42",
                ["person_properties"] = person,
                ["only_evaluate_locally"] = isLocalOnly,
            }
        );
    }
}
