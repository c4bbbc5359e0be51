using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests.V1;

[TestFixtureSource(typeof(Variant), nameof(Variant.V1))]
internal sealed class V1WireTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Sends_the_project_token_only_in_the_headers()
    {
        await Harness.InitAsync();
        await Harness.CaptureAsync();

        await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(request.Header("Authorization"), Is.EqualTo($"Bearer {Harness.Token}"));
        Assert.That(request.Header("PostHog-Sdk-Info"), Does.Match(@"^posthog-csharp/\d"));
        Assert.That(request.Header("Content-Type"), Does.StartWith("application/json"));
        Assert.That(request.Member("api_key"), Is.Null);
        Assert.That(request.Member("token"), Is.Null);
        Assert.That(request.Member("sent_at"), Is.Null);
    }

    [Test]
    public async Task Gives_each_batch_its_own_id_and_time()
    {
        await Harness.InitAsync();
        await Harness.CaptureAsync();
        await Harness.FlushAsync();
        await Harness.CaptureAsync();
        await Harness.FlushAsync();

        var ids = Server.Requests.Select(one => Guid.Parse(one.Header("PostHog-Request-Id")!));
        var created = SentTime.Parse(Server.Requests[0].Member("created_at")?.GetString());
        Assert.That(ids, Is.Unique);
        Assert.That(
            created,
            Is.EqualTo(Server.Requests[0].ArrivedAt).Within(TimeSpan.FromSeconds(5))
        );
        Assert.That(
            Server.Requests.Select(one => one.Header("PostHog-Attempt")),
            Is.All.EqualTo("1")
        );
    }

    [Test]
    public async Task Counts_the_attempts_of_one_batch()
    {
        await Harness.InitAsync();
        Server.Refuse(503);
        await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var (first, second) = (Server.Requests[0], Server.Requests[1]);
        Assert.That(
            second.Header("PostHog-Request-Id"),
            Is.EqualTo(first.Header("PostHog-Request-Id"))
        );
        Assert.That(
            second.Member("created_at")?.GetString(),
            Is.EqualTo(first.Member("created_at")?.GetString())
        );
        Assert.That(first.Header("PostHog-Attempt"), Is.EqualTo("1"));
        Assert.That(second.Header("PostHog-Attempt"), Is.EqualTo("2"));
        Assert.That(
            SentTime.Parse(second.Header("PostHog-Request-Timestamp")),
            Is.GreaterThan(SentTime.Parse(first.Header("PostHog-Request-Timestamp")))
        );
    }

    [Test]
    public async Task Sends_the_library_only_in_the_headers()
    {
        await Harness.InitAsync();
        var properties = new JsonObject { ["$lib"] = "other", ["$lib_version"] = "9" };

        var sent = await SendAsync(() => Harness.CaptureAsync(properties: properties));

        Assert.That(sent.Property("$lib"), Is.Null);
        Assert.That(sent.Property("$lib_version"), Is.Null);
        Assert.That(sent.Property("distinct_id"), Is.Null);
        Assert.That(sent.Member("options")?.GetRawText(), Is.EqualTo("{}"));
    }

    [TestCase("$session_id", "session_id")]
    [TestCase("$window_id", "window_id")]
    public async Task Moves_the_session_out_of_the_properties(string property, string member)
    {
        await Harness.InitAsync();
        var properties = new JsonObject { [property] = "0198f3a0-0000-7000-8000-000000000001" };

        var sent = await SendAsync(() => Harness.CaptureAsync(properties: properties));

        Assert.That(sent.Text(member), Is.EqualTo("0198f3a0-0000-7000-8000-000000000001"));
        Assert.That(sent.Property(property), Is.Null);
    }

    [Test]
    public async Task Does_not_resend_after_a_429()
    {
        await Harness.InitAsync();
        Server.Refuse(429, count: 5, retryAfter: "1");
        await Harness.CaptureAsync();

        await Harness.FlushAsync();

        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }
}
