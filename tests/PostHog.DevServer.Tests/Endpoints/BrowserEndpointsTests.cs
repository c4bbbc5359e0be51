using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Endpoints;

/// <summary>What libraries for browsers ask for.</summary>
internal sealed class BrowserEndpointsTests
{
    private const string Question = """{"token":"phc_t","distinct_id":"u1"}""";

    [Test]
    public async Task Gives_the_configuration_as_JSON_and_as_a_script()
    {
        await using var server = await RunningServer.StartAsync();

        var json = await server.GetAsync("/array/phc_t/config");
        var script = await server.GetAsync("/array/phc_%22%3C%2Fscript%3E/config.js");

        var config = JsonNode.Parse(json.Text)!;
        Assert.That((string?)config["supportedCompression"]![0], Is.EqualTo("gzip-js"));
        Assert.That((bool)config["hasFeatureFlags"]!, Is.True);
        Assert.That((bool)config["sessionRecording"]!, Is.False);
        Assert.That(
            script.Message.Content.Headers.ContentType!.MediaType,
            Is.EqualTo("text/javascript")
        );
        Assert.That(
            script.Text,
            Does.Contain("_POSTHOG_REMOTE_CONFIG").And.Contain("\"siteApps\"")
        );
        Assert.That(script.Text, Does.Not.Contain("</script>"));
    }

    [Test]
    public async Task Masks_the_token_in_the_path_of_the_configuration()
    {
        await using var server = await RunningServer.StartAsync();
        await server.GetAsync("/array/any-token/config?v=1");

        var requests = await server.GetAsync("/_dev/requests");

        Assert.That(requests.Text, Does.Contain("/array/***/config?v=1"));
    }

    [Test]
    public async Task Answers_older_libraries_with_values_and_payloads()
    {
        await using var server = await RunningServer.StartAsync(
            new()
            {
                Flags =
                    """{"beta":true,"old":false,"layout":{"value":"wide","payload":{"columns":2}}}""",
            }
        );

        var reply = await server.PostAsync("/decide/?v=3", Question);

        var answer = JsonNode.Parse(reply.Text)!;
        Assert.That(
            answer["featureFlags"]!.ToJsonString(),
            Is.EqualTo("""{"beta":true,"old":false,"layout":"wide"}""")
        );
        Assert.That(
            JsonNode.Parse((string)answer["featureFlagPayloads"]!["layout"]!)!.ToJsonString(),
            Is.EqualTo("""{"columns":2}""")
        );
        Assert.That((bool)answer["errorsWhileComputingFlags"]!, Is.False);
        Assert.That((string?)answer["supportedCompression"]![0], Is.EqualTo("gzip-js"));
    }

    [Test]
    public async Task Gives_browsers_no_flag_of_servers([Values] bool isBrowser)
    {
        await using var server = await RunningServer.StartAsync(
            new()
            {
                Flags =
                    """{"flags":[{"key":"of-the-server","active":true,"evaluation_runtime":"server","filters":{"groups":[{}]}}]}""",
            }
        );
        if (isBrowser)
        {
            server.Client.DefaultRequestHeaders.Add("Origin", "http://localhost:3000");
        }

        var reply = await server.PostAsync("/flags/?v=2", Question);

        Assert.That(reply.Text.Contains("of-the-server"), Is.EqualTo(!isBrowser));
    }

    [Test]
    public async Task Serves_scripts_out_of_the_folder_of_the_package_alone()
    {
        var folder = Directory.CreateTempSubdirectory("posthog-js-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "dist"));
        await File.WriteAllTextAsync(Path.Combine(folder, "dist", "array.js"), "var here = 1;");
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.js"), "var secret = 1;");
        await File.WriteAllTextAsync(Path.Combine(folder, "dist", "notes.txt"), "secret");
        try
        {
            await using var server = await RunningServer.StartAsync(
                new() { BrowserSdkFolder = folder }
            );

            Assert.That(
                (await server.GetAsync("/static/array.js")).Text,
                Is.EqualTo("var here = 1;")
            );
            Assert.That((await server.GetAsync("/static/1.2.3/array.js")).Status, Is.EqualTo(200));
            string[] others =
            [
                "%2e%2e%2fsecret.js",
                "..%5csecret.js",
                "notes.txt",
                "none.js",
                ".js",
            ];
            foreach (var other in others)
            {
                var reply = await server.GetAsync($"/static/{other}");
                Assert.That(reply.Status, Is.EqualTo(404), other);
                Assert.That(reply.Text, Does.Not.Contain("var secret"), other);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Says_how_to_get_the_script_that_it_does_not_have()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync("/static/array.js");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply.Error, Does.Contain("npm").And.Contain("--posthog-js"));
    }

    [Test]
    public async Task Leaves_extensions_off_that_it_does_not_have(
        [Values("recorder.js?v=1.2.3", "1.2.3/web-vitals.js", "surveys.js", "1.2.3/surveys.js")]
            string script
    )
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync($"/static/{script}");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(
            reply.Message.Content.Headers.ContentType!.MediaType,
            Is.EqualTo("text/javascript")
        );
        Assert.That(
            reply.Text,
            script.Contains("surveys")
                ? Does.Contain("generateSurveys").And.Not.Contain("console")
                : Does.Contain("console.warn").And.Contain("--posthog-js")
        );
    }

    [TestCase("/api/surveys/", """{"surveys":[]}""")]
    [TestCase("/api/early_access_features/", """{"earlyAccessFeatures":[]}""")]
    [TestCase("/api/web_experiments/", """{"experiments":[]}""")]
    [TestCase("/api/product_tours/", """{"product_tours":[]}""")]
    public async Task Has_none_of_the_other_things_that_libraries_ask_for(string path, string none)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync($"{path}?token=phc_t");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, none)));
    }
}
