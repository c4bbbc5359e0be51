using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;
using PostHog.Extensions.AspNetCore.Tests.Flags;

namespace PostHog.Extensions.AspNetCore.Tests.Browser;

/// <summary>What the browser library starts with.</summary>
public sealed class BootstrapTests
{
    private static readonly (string, string) Visitor = ("X-POSTHOG-DISTINCT-ID", "</script>");

    [Test]
    public async Task Flags_for_browsers_are_passed_on_with_their_payloads()
    {
        var json = await GetAsync("/", Visitor);

        using var parsed = JsonDocument.Parse(json);
        var root = parsed.RootElement;
        Assert.That(root.GetProperty("distinctID").GetString(), Is.EqualTo("</script>"));
        Assert.That(root.GetProperty("isIdentifiedID").GetBoolean(), Is.False);
        Assert.That(
            root.GetProperty("featureFlags").GetRawText(),
            Is.EqualTo("""{"everywhere":true,"in-browsers":"blue"}""")
        );
        var payloads = root.GetProperty("featureFlagPayloads");
        Assert.That(
            payloads.GetProperty("everywhere").GetProperty("text").GetString(),
            Is.EqualTo("</script>&\u2028")
        );
        Assert.That(payloads.GetProperty("in-browsers").GetRawText(), Is.EqualTo("[1,2]"));
    }

    [Test]
    public async Task Text_is_safe_inside_a_script() =>
        Assert.That((await GetAsync("/", Visitor)).Intersect("<>&\u2028\u2029"), Is.Empty);

    [Test]
    public async Task Chosen_flags_are_passed_on_unless_they_are_for_servers()
    {
        var json = await GetAsync("/chosen", Visitor);

        Assert.That(
            json,
            Does.Contain(
                """
                "featureFlags":{"anywhere":true}
                """
            )
        );
    }

    [Test]
    public async Task Signed_in_user_is_identified()
    {
        var json = await GetAsync("/", (TestUser.Header, "user-42"));

        Assert.That(json, Does.StartWith("""{"distinctID":"user-42","isIdentifiedID":true,"""));
    }

    [Test]
    public async Task Person_whom_the_application_names_in_a_context_is_identified() =>
        Assert.That(
            await GetAsync("/named", Visitor),
            Does.StartWith("""{"distinctID":"customer-3","isIdentifiedID":true,""")
        );

    [TestCase("identified", "true")]
    [TestCase("anonymous", "false")]
    public async Task Cookie_says_whether_the_visitor_is_identified(string state, string expected)
    {
        var json = await GetAsync("/", ("Cookie", TestCookie.For("visitor", state: state)));

        Assert.That(
            json,
            Does.StartWith($$"""{"distinctID":"visitor","isIdentifiedID":{{expected}},""")
        );
    }

    [Test]
    public async Task Nobody_has_no_id_and_no_flags() =>
        Assert.That(
            await GetAsync("/"),
            Is.EqualTo("""{"featureFlags":{},"featureFlagPayloads":{}}""")
        );

    [Test]
    public async Task Tag_helper_renders_a_script()
    {
        var html = await GetAsync("/bootstrap-page", Visitor);

        Assert.That(
            html,
            Does.Contain("""<script nonce="n1">window.posthogBootstrap={"distinctID":""")
        );
        Assert.That(html, Does.Contain("<script>window.other={"));
        Assert.That(html, Does.Not.Contain("on-servers"));
        Assert.That(html.Split("</script>"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Bootstrap_does_not_count_as_reading_flags()
    {
        await using var app = await StartAsync();
        await app.SendAsync("/", Visitor);

        Assert.That(await app.StopAsync(), Is.Empty);
    }

    private static async Task<string> GetAsync(string path, params (string, string)[] headers)
    {
        await using var app = await StartAsync();
        using var response = await app.SendAsync(path, headers);
        Assert.That(response.IsSuccessStatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<TestApp> StartAsync() =>
        LocalFlags.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.UseTestUser();
                app.MapGet(
                    "/",
                    async Task<IResult> (HttpContext context) =>
                        Results.Text(await context.GetPostHogBootstrapJsonAsync())
                );
                app.MapGet(
                    "/chosen",
                    async Task<IResult> (HttpContext context) =>
                        Results.Text(
                            await context.GetPostHogBootstrapJsonAsync([
                                "anywhere",
                                "on-servers",
                                "off",
                                "?",
                            ])
                        )
                );
                app.MapGet(
                    "/named",
                    async Task<string> (HttpContext context, PostHogClient posthog) =>
                    {
                        using (posthog.BeginContext(new() { DistinctId = "customer-3" }))
                        {
                            return await context.GetPostHogBootstrapJsonAsync();
                        }
                    }
                );
                app.MapRazorPages();
            },
            builder => builder.Services.AddRazorPages()
        );
}
