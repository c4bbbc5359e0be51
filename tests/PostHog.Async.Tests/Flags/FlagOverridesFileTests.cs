namespace PostHog.Async.Tests.Flags;

/// <summary>The file with overridden flags, which people edit while the program runs.</summary>
public sealed class FlagOverridesFileTests : FlagTest
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string _path = Path.Combine(
        TestContext.CurrentContext.WorkDirectory,
        $"{Guid.NewGuid():N}.json"
    );

    private DateTime _written = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TearDown]
    public void Delete() => File.Delete(_path);

    [Test]
    public async Task Change_of_the_file_counts_within_a_second()
    {
        Write("""{"new-ui": true, "banner": {"value": "blue", "payload": {"title": "Hi"}}}""");
        await using var client = Client();

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Write("""{"new-ui": false}""");
        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Time.Advance(Interval);

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.False);
        Assert.That((await client.EvaluateFlagsAsync("user-42")).Keys, Is.EqualTo(["new-ui"]));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Flag_with_conditions_is_evaluated_for_each_person()
    {
        Write(
            """
            {"flags":[{"key":"pro","active":true,"filters":{"groups":[{"rollout_percentage":100,
            "properties":[{"key":"plan","value":["pro"],"operator":"exact","type":"person"}]}]}}]}
            """
        );
        await using var client = Client();

        var pro = await client.IsFeatureEnabledAsync("pro", "user-1", options: Plan("pro"));
        var free = await client.IsFeatureEnabledAsync("pro", "user-2", options: Plan("free"));

        Assert.That((pro, free), Is.EqualTo((true, false)));
        await client.FlushAsync();
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("{\"new-ui\": fals}", "line 1")]
    [TestCase("{\n\"new-ui\": false,\n\"layout\": 7}", "line 3: 'layout' must be")]
    [TestCase("{\"new-ui\": false,\n\"new-ui\": true}", "line 2: 'new-ui' is there twice")]
    [TestCase("[]", "not an object")]
    [TestCase("", "line 1")]
    [TestCase("{\n\"flags\": 5}", "line 2: 'flags' must be")]
    [TestCase("{\"flags\":[{\"key\":\"a\"},\n{\"active\":true}]}", "line 2: a flag has no key")]
    [TestCase("{\"flags\":[{\"key\":\"a\"},[],\n{\"key\":\"b\"}]}", "line 1: a flag has no key")]
    [TestCase(
        "{\"flags\":[{\"key\":\"b\",\"active\":false},\n{\"key\":\"a\",\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"x\",\"value\":1,\"operator\":\"frobnicate\",\"type\":\"person\"}]}]},\"active\":true}]}",
        "line 3: the operator \"frobnicate\" is not known"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"x\",\"value\":\n\"(\",\"operator\":\"not_regex\",\"type\":\"person\"}]}]}}]}",
        "line 3: the pattern \"(\" is no regular expression"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"rollout_percentage\":0,\"properties\":[\n{\"key\":\"id\",\"value\":7,\"type\":\"cohort\"}]}]}}],\"cohorts\":{\"8\":{}}}",
        "line 2: the cohort 7 is not in \"cohorts\""
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{}]}}],\n\"cohorts\":{\"8\":{\"type\":\"AND\",\"values\":[\n{\"key\":\"x\",\"value\":\"[\",\"operator\":\"regex\",\"type\":\"person\"}]}}}",
        "line 3: the pattern \"[\" is no regular expression"
    )]
    [TestCase(
        "{\"flags\":[\n\n{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[{\"key\":\"a\",\"type\":\"flag\",\"operator\":\"flag_evaluates_to\",\"value\":true,\"dependency_chain\":[\"a\"]}]}]}}]}",
        "line 3: the flag 'a'"
    )]
    public async Task Broken_file_keeps_the_last_good_flags_and_says_where(
        string broken,
        string place
    )
    {
        Write("""{"new-ui": true}""");
        await using var client = Client();
        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);

        Write(broken);
        Time.Advance(Interval);
        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Time.Advance(Interval);
        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);

        var warnings = Kept();
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(warnings[0].Message, Does.Contain(place).And.Contain(_path));
    }

    [Test]
    public async Task Payload_and_what_stands_beside_the_flags_are_no_filters()
    {
        Write(
            """
            {"flags":[{"key":"new-ui","active":true,"filters":{"groups":[{}],
            "payloads":{"true":{"operator":"my own","type":"cohort","value":7}}}}],
            "note":{"operator":"regex","value":"("}}
            """
        );
        await using var client = Client();

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Assert.That(Kept(), Is.Empty);
    }

    [Test]
    public async Task Missing_file_is_logged_once_and_read_when_it_appears()
    {
        await using var client = Client();

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.False);
        Write("""{"new-ui": true}""");
        Time.Advance(Interval);

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Assert.That(Kept(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task File_larger_than_its_limit_is_not_read()
    {
        Write($"{{\"new-ui\": \"{new string('x', 10 << 20)}\"}}");
        await using var client = Client();

        Assert.That(await client.GetFeatureFlagAsync("new-ui", "user-42"), Is.Null);
        Assert.That(Log.Entries, Has.Some.Property("Message").Contains("larger than 10 MiB"));
    }

    [Test]
    public async Task File_takes_precedence_over_values_of_the_options()
    {
        Write("""{"new-ui": false}""");
        var options = FileOptions();
        options.FlagOverrides["new-ui"] = true;
        options.FlagOverrides["other"] = true;
        await using var client = new PostHogClient(options);

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.False);
        Assert.That(await client.IsFeatureEnabledAsync("other", "user-42"), Is.True);
    }

    private static EvaluateFlagsOptions Plan(string plan) =>
        new() { PersonProperties = { ["plan"] = plan } };

    private PostHogClient Client() => new(FileOptions());

    private PostHogOptions FileOptions()
    {
        var options = Options();
        options.FlagOverridesFile = _path;
        options.FlagOverrideMode = FlagOverrideMode.LocalOnly;
        return options;
    }

    // Two writes within the resolution of the file system have different times, too.
    private void Write(string json)
    {
        File.WriteAllText(_path, json);
        _written += TimeSpan.FromMinutes(1);
        File.SetLastWriteTimeUtc(_path, _written);
    }

    private List<PostHogLogEntry> Kept() =>
        [
            .. Log.Entries.Where(entry =>
                string.Equals(entry.EventName, "FlagOverridesKept", StringComparison.Ordinal)
            ),
        ];
}
