using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class FeatureFlagTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Requests_one_flag_from_the_server()
    {
        await Harness.InitAsync();

        await AskAsync(new JsonObject { ["groups"] = new JsonObject { ["company"] = "acme" } });

        var request = Server.Requests.Single();
        Assert.That(request.Path, Is.EqualTo(SentRequest.FlagsPath));
        Assert.That(request.Header("Authorization"), Is.Null);
        Assert.That(
            request.Body.GetRawText(),
            Is.EqualTo(
                """
                {"token":"phc_test_key","distinct_id":"user-42","person_properties":{},"groups":{"company":"acme"},"group_properties":{"company":{"$group_key":"acme"}},"geoip_disable":false,"evaluation_runtime":"server","flag_keys_to_evaluate":["beta"]}
                """
            )
        );
    }

    [Test]
    public async Task Returns_no_value_without_a_response()
    {
        await Harness.InitAsync();

        var answer = await AskAsync([]);

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That(answer["value"], Is.Null);
    }

    [Test]
    public async Task Sends_no_request_when_local_only_and_without_definitions()
    {
        await Harness.InitAsync();

        var answer = await AskAsync(new JsonObject { ["only_evaluate_locally"] = true });

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That((bool)answer["locally_evaluated"]!, Is.False);
        Assert.That(Server.Requests, Is.Empty);
    }

    private Task<JsonObject> AskAsync(JsonObject question)
    {
        question["key"] = "beta";
        question["distinct_id"] = "user-42";
        return Harness.AskAsync(HttpMethod.Post, "/get_feature_flag", question);
    }
}
