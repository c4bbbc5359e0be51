using System.Net.Http.Headers;

namespace PostHog.Development.Tests.Security;

internal sealed class OriginGuardTests
{
    [TestCase("/_dev/events", null, 403)]
    [TestCase("/_dev/events?token=wrong", null, 403)]
    [TestCase("/_dev/events?token=", null, 403)]
    [TestCase("/_dev/events?token=secret", null, 200)]
    [TestCase("/_dev/events", "Bearer secret", 200)]
    [TestCase("/_dev/events", "Bearer secre", 403)]
    [TestCase("/", null, 403)]
    [TestCase("/?token=secret", null, 200)]
    [TestCase("/_health", null, 200)]
    public async Task Programs_need_the_token(string path, string? authorization, int status)
    {
        await using var server = await RunningServer.StartAsync(new() { Token = "secret" });
        server.Client.DefaultRequestHeaders.Authorization = authorization is null
            ? null
            : AuthenticationHeaderValue.Parse(authorization);

        Assert.That((await server.GetAsync(path)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Programs_need_no_token_where_none_was_set()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That((await server.GetAsync("/_dev/events")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Own_page_needs_no_token()
    {
        await using var server = await RunningServer.StartAsync(new() { Token = "secret" });
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var origin = server.Server.Url.GetLeftPart(UriPartial.Authority);
        server.Client.DefaultRequestHeaders.Add("Origin", origin);

        Assert.That((await server.GetAsync("/_dev/events")).Status, Is.EqualTo(200));
        Assert.That(
            (await server.PostAsync("/_dev/faults", "{\"status\":503}")).Status,
            Is.EqualTo(200)
        );
    }

    [TestCase("/?token=secret", "document", 200)]
    [TestCase("/?token=secret", "iframe", 403)]
    [TestCase("/?token=wrong", "document", 403)]
    [TestCase("/_dev/events?token=secret", "document", 403)]
    public async Task Link_of_another_page_opens_the_page_with_its_token(
        string path,
        string destination,
        int status
    )
    {
        await using var server = await RunningServer.StartAsync(new() { Token = "secret" });
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", destination);

        Assert.That((await server.GetAsync(path)).Status, Is.EqualTo(status));
    }

    [TestCase(null, 200)]
    [TestCase("secret", 403)]
    public async Task Address_bar_needs_the_token_where_one_was_set(string? token, int status)
    {
        await using var server = await RunningServer.StartAsync(new() { Token = token });
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "none");

        Assert.That((await server.GetAsync("/")).Status, Is.EqualTo(status));
    }
}
