using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Payloads of remote config flags.</summary>
public sealed class RemoteConfigTests : FlagTest
{
    [TestCase("\"{\\\"limit\\\":7}\"", "{\"limit\":7}")]
    [TestCase("{\"limit\":7}", "{\"limit\":7}")]
    [TestCase("\"\\\"text\\\"\"", "\"text\"")]
    [TestCase("null", null)]
    public async Task Returns_the_payload(string body, string? json)
    {
        await using var client = await LoadedClientAsync();
        Http.Then(200, body);

        var payload = await client.GetRemoteConfigPayloadAsync("limits/eu");

        Assert.That(payload.Json, Is.EqualTo(json));
        Assert.That(payload.Failure, Is.Null);
        Assert.That(payload.Get<Limits>()?.Limit, Is.EqualTo(json is ['{', ..] ? 7 : null));
        var request = Http.Requests[^1];
        Assert.That(request.Method, Is.EqualTo("GET"));
        Assert.That(
            request.Url.AbsoluteUri,
            Does.EndWith(
                "/api/projects/@current/feature_flags/limits%2Feu/remote_config?token=" + Some.Token
            )
        );
        Assert.That(request.Headers["Authorization"], Is.EqualTo("Bearer phs_test"));
    }

    [TestCase("\"********* (encrypted)\"")]
    [TestCase("\"\\\"********* (encrypted)\\\"\"")]
    public async Task States_that_a_payload_is_redacted(string body)
    {
        await using var client = await LoadedClientAsync();
        Http.Then(200, body);

        var payload = await client.GetRemoteConfigPayloadAsync("limits");

        Assert.That(payload.Json, Is.Null);
        Assert.That(payload.Failure!.Message, Does.Contain("personal API key (phx_...) only"));
    }

    [TestCase(401, "not revoked")]
    [TestCase(403, "project of ProjectToken")]
    [TestCase(404, "has no feature flag 'limits'")]
    [TestCase(500, "responded with 500")]
    public async Task States_why_there_is_no_payload(int status, string reason)
    {
        await using var client = await LoadedClientAsync();
        Http.Then(status, "{}");

        var payload = await client.GetRemoteConfigPayloadAsync("limits");

        Assert.That(payload.ToString(), Does.StartWith("limits: no payload;").And.Contain(reason));
        Assert.That(payload.Failure!.StatusCode, Is.EqualTo(status));
    }

    [TestCase(null, "limits")]
    [TestCase("phc_public", "limits")]
    [TestCase("phs_test", " ")]
    [TestCase("phs_test", ".")]
    [TestCase("phs_test", "..")]
    public async Task Sends_nothing_without_a_key_or_a_flag(string? secretKey, string key)
    {
        var options = Options();
        options.SecretKey = secretKey;
        await using var client = new PostHogClient(options);

        var payload = await client.GetRemoteConfigPayloadAsync(key);

        Assert.That(payload.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidCall));
        Assert.That(Http.Requests.Where(one => one.Url.AbsolutePath.Contains("config")), Is.Empty);
    }

    // Loads the definitions first, so that scripted responses go to later requests.
    private async Task<PostHogClient> LoadedClientAsync()
    {
        Http.Then(200, Some.Definitions("limits"));
        var options = Options();
        options.FlagDefinitions = null;
        options.SecretKey = "phs_test";
        var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        return client;
    }

    private sealed record Limits(int Limit);
}
