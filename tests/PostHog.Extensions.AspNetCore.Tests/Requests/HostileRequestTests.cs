using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>Requests that contain nonsense are served like any other.</summary>
public sealed class HostileRequestTests
{
    private static readonly string Large = new('x', 100_000);

    private static readonly string[] Cookies =
    [
        "%",
        "%zz%7B",
        "%7B",
        "null",
        "[]",
        "1",
        "%22text%22",
        "%7B%22distinct_id%22%3A1%2C%22%24sesid%22%3A%5B%5D%7D",
        "%7B%22distinct_id%22%3Anull%2C%22%24sesid%22%3A%5B%22x%22%2C1%5D%7D",
        "%7B%22distinct_id%22%3A%22%5Cud800%22%7D",
        "%7B%22distinct_id%22%3A%22%01%02%22%2C%22%24sesid%22%3A%5B1e999%2C%22s%22%5D%7D",
        Uri.EscapeDataString(new string('[', 5_000)),
        Uri.EscapeDataString($"{{\"distinct_id\":\"{Large}\"}}"),
    ];

    [TestCaseSource(nameof(Cookies))]
    public async Task Malformed_cookie_counts_as_absent(string value)
    {
        var seen = await SeeAsync([("Cookie", $"{TestCookie.Name}={value}")]);

        Assert.That(seen.IsPersonless());
        Assert.That(seen.Text("$session_id"), Is.Null);
    }

    [Test]
    public async Task Control_characters_of_a_header_are_removed()
    {
        var seen = await SeeAsync([("X-POSTHOG-DISTINCT-ID", "a\u0001\nb\u009f")]);

        Assert.That(seen.DistinctId, Is.EqualTo("ab"));
    }

    [TestCase("\u0001\u0002")]
    [TestCase("  ")]
    [TestCase("")]
    public async Task Header_without_any_text_counts_as_absent(string value) =>
        Assert.That((await SeeAsync([("X-POSTHOG-DISTINCT-ID", value)])).IsPersonless());

    [Test]
    public async Task Large_header_is_cut()
    {
        var seen = await SeeAsync([
            ("X-POSTHOG-DISTINCT-ID", Large),
            ("X-POSTHOG-SESSION-ID", Large),
            ("X-POSTHOG-WINDOW-ID", Large),
            ("User-Agent", Large),
        ]);

        Assert.That(seen.DistinctId, Has.Length.LessThanOrEqualTo(1000));
        Assert.That(seen.Text("$session_id"), Has.Length.EqualTo(1000));
        Assert.That(seen.Text("$window_id"), Has.Length.EqualTo(1000));
        Assert.That(seen.Text("$user_agent"), Has.Length.EqualTo(1000));
    }

    [Test]
    public async Task First_usable_value_of_a_repeated_header_counts()
    {
        var seen = await SeeAsync([
            ("X-POSTHOG-DISTINCT-ID", " "),
            ("X-POSTHOG-DISTINCT-ID", "a"),
            ("X-POSTHOG-DISTINCT-ID", "b"),
        ]);

        Assert.That(seen.DistinctId, Is.EqualTo("a"));
    }

    [Test]
    public async Task Impossible_host_gives_no_address()
    {
        var seen = await SeeAsync([("Host", $"{new string('ü', 300)}:99999999")]);

        Assert.That(seen.Text("$request_method"), Is.EqualTo("GET"));
    }

    // The test server takes what Kestrel refuses.
    private static async Task<Development.ReceivedEvent> SeeAsync((string, string)[] headers)
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet(
                    "/",
                    context =>
                    {
                        context.See();
                        return Task.CompletedTask;
                    }
                );
            },
            builder => builder.WebHost.UseTestServer()
        );
        var context = await app
            .App.GetTestServer()
            .SendAsync(context =>
            {
                context.Request.Path = "/";
                foreach (var same in headers.GroupBy(one => one.Item1))
                {
                    context.Request.Headers[same.Key] = same.Select(one => one.Item2).ToArray();
                }
            });
        Assert.That(context.Response.StatusCode, Is.EqualTo(StatusCodes.Status200OK));
        return await app.StopForOneAsync();
    }
}
