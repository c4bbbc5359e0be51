namespace PostHog.Development.Tests.Ingestion.V1;

internal sealed class RequiredHeadersTests
{
    [TestCase("Authorization")]
    [TestCase("Content-Type")]
    [TestCase("User-Agent")]
    [TestCase("PostHog-Sdk-Info")]
    [TestCase("PostHog-Attempt")]
    [TestCase("PostHog-Request-Id")]
    [TestCase("PostHog-Request-Timestamp")]
    public async Task Missing_header_is_named(string name)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.BodyOf(1), ForV1.Path, (name, null));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Is.EqualTo("missing_required_headers"));
        Assert.That(reply.Description, Is.EqualTo($"{name} is missing"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [TestCase("Authorization", "phc_test", "is not \"Bearer <project token>\"")]
    [TestCase("Authorization", "Basic phc_test", "is not \"Bearer <project token>\"")]
    [TestCase("Authorization", "Bearer ", "is not \"Bearer <project token>\"")]
    [TestCase("Content-Type", "text/plain", "is not application/json")]
    [TestCase("PostHog-Sdk-Info", "posthog-csharp", "is not \"<name>/<version>\"")]
    [TestCase("PostHog-Sdk-Info", "posthog-csharp/", "is not \"<name>/<version>\"")]
    [TestCase("PostHog-Sdk-Info", "/1.0", "is not \"<name>/<version>\"")]
    [TestCase("PostHog-Attempt", "first", "is not a number from 1")]
    [TestCase("PostHog-Attempt", "0", "is not a number from 1")]
    [TestCase("PostHog-Attempt", "1.0", "is not a number from 1")]
    [TestCase("PostHog-Request-Id", "42", "is not a UUID")]
    [TestCase("PostHog-Request-Timestamp", "yesterday", "is not a time of RFC 3339")]
    [TestCase("PostHog-Request-Timestamp", "2026-01-02 03:04:05", "is not a time of RFC 3339")]
    [TestCase("PostHog-Request-Timestamp", "2026-13-02T03:04:05Z", "is not a time of RFC 3339")]
    public async Task Malformed_header_is_named(string name, string value, string form)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.BodyOf(1), ForV1.Path, (name, value));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Is.EqualTo("invalid_header_value"));
        Assert.That(reply.Description, Is.EqualTo($"{name} {form}"));
    }

    [Test]
    public async Task All_invalid_headers_are_named()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(
            "no JSON either",
            ForV1.Path,
            ("PostHog-Attempt", "x"),
            ("PostHog-Request-Id", null),
            ("User-Agent", null)
        );

        Assert.That(
            reply.Description,
            Is.EqualTo(
                "User-Agent is missing; PostHog-Request-Id is missing; "
                    + "PostHog-Attempt is not a number from 1"
            )
        );
    }

    [TestCase("Authorization", "bearer  phc_test ")]
    [TestCase("Content-Type", "Application/JSON; charset=utf-8")]
    [TestCase("PostHog-Sdk-Info", "posthog/sub/1.0")]
    [TestCase("PostHog-Attempt", "12")]
    [TestCase("PostHog-Request-Timestamp", "2026-01-02T03:04:05.123456789+02:00")]
    public async Task Accepted_in_each_notation_that_PostHog_accepts(string name, string value)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.BodyOf(1), ForV1.Path, (name, value));

        Assert.That(reply.Status, Is.EqualTo(200));
    }
}
