using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests.V0;

[TestFixtureSource(typeof(Variant), nameof(Variant.V0))]
internal sealed class V0WireTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Sends_the_project_token_only_in_the_body()
    {
        await Harness.InitAsync();
        await Harness.CaptureAsync();

        await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(request.Member("api_key")?.GetString(), Is.EqualTo(Harness.Token));
        Assert.That(request.Header("Authorization"), Is.Null);
        Assert.That(request.Header("Content-Type"), Does.StartWith("application/json"));
    }

    [Test]
    public async Task Sends_the_time_of_each_attempt()
    {
        await Harness.InitAsync();
        Server.Refuse(503);
        await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var sent = Server
            .Requests.Select(one => SentTime.Parse(one.Member("sent_at")?.GetString()))
            .ToList();
        Assert.That(sent, Is.Ordered.And.Unique);
        Assert.That(sent[0], Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Sends_the_library_as_properties()
    {
        await Harness.InitAsync();

        var sent = await SendAsync(() => Harness.CaptureAsync());

        Assert.That(sent.Property("$lib"), Is.EqualTo("\"posthog-csharp\""));
        Assert.That(sent.Property("$lib_version"), Does.Match("^\"[0-9]"));
        Assert.That(sent.Member("options"), Is.Null);
    }

    [Test]
    public async Task Sends_options_as_the_corresponding_properties()
    {
        await Harness.InitAsync();

        var sent = await SendAsync(() =>
            Harness.CaptureAsync(
                options: new() { ["process_person_profile"] = false, ["unheard_of"] = 1 }
            )
        );

        Assert.That(sent.Property("$process_person_profile"), Is.EqualTo("false"));
        Assert.That(sent.Raw, Does.Not.Contain("unheard_of"));
    }

    [Test]
    public async Task Resends_events_after_a_429()
    {
        await Harness.InitAsync();
        Server.Refuse(429, retryAfter: "1");
        var uuid = await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        Assert.That(Server.Requests.Select(one => one.Uuids), Is.All.EqualTo(new[] { uuid }));
    }
}
