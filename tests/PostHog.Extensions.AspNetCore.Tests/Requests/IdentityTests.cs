using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>Who events of a request are about.</summary>
public sealed class IdentityTests
{
    private static readonly (string, string)[] Everything =
    [
        (TestUser.Header, "user-42"),
        ("X-POSTHOG-DISTINCT-ID", "of the header"),
        ("X-POSTHOG-SESSION-ID", "session of the header"),
        ("X-POSTHOG-WINDOW-ID", "window of the header"),
        ("Cookie", TestCookie.For("of the cookie", session: "session of the cookie")),
    ];

    [Test]
    public async Task Signed_in_user_comes_before_headers_and_cookie()
    {
        var seen = await SeeAsync(Everything);

        Assert.That(seen.DistinctId, Is.EqualTo("user-42"));
        Assert.That(seen.Text("$session_id"), Is.EqualTo("session of the header"));
        Assert.That(seen.Text("$window_id"), Is.EqualTo("window of the header"));
        Assert.That(seen.Text("$device_id"), Is.EqualTo("device"));
    }

    [Test]
    public async Task Header_comes_before_the_cookie() =>
        Assert.That((await SeeAsync(Everything[1..])).DistinctId, Is.EqualTo("of the header"));

    [Test]
    public async Task Cookie_names_the_visitor_and_the_session()
    {
        var seen = await SeeAsync(Everything[4..]);

        Assert.That(seen.DistinctId, Is.EqualTo("of the cookie"));
        Assert.That(seen.Text("$session_id"), Is.EqualTo("session of the cookie"));
        Assert.That(seen.Text("$device_id"), Is.EqualTo("device"));
    }

    [Test]
    public async Task Session_of_the_cookie_that_paused_too_long_is_not_used()
    {
        var active = DateTimeOffset.UtcNow.AddMinutes(-31);

        var seen = await SeeAsync([("Cookie", TestCookie.For("visitor", "old", active))]);

        Assert.That(seen.DistinctId, Is.EqualTo("visitor"));
        Assert.That(seen.Text("$session_id"), Is.Null);
    }

    [Test]
    public async Task Request_of_nobody_makes_personless_events()
    {
        var seen = await SeeAsync([]);

        Assert.That(seen.DistinctId, Is.Not.Empty);
        Assert.That(seen.IsPersonless());
    }

    [Test]
    public async Task Order_of_the_sources_decides()
    {
        var seen = await SeeAsync(
            Everything,
            options =>
            {
                options.IdentitySources.Clear();
                options.IdentitySources.Add(PostHogIdentitySource.BrowserCookie);
                options.IdentitySources.Add(PostHogIdentitySource.SignedInUser);
            }
        );

        Assert.That(seen.DistinctId, Is.EqualTo("of the cookie"));
        Assert.That(seen.Text("$session_id"), Is.EqualTo("session of the cookie"));
        Assert.That(seen.Text("$window_id"), Is.Null);
    }

    [Test]
    public async Task Claim_is_configurable()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog(options => options.UserClaims.Insert(0, "oid"));
            app.Use(
                (context, next) =>
                {
                    context.User = new ClaimsPrincipal(
                        new ClaimsIdentity(
                            [new(ClaimTypes.NameIdentifier, "a"), new("oid", "b")],
                            "test"
                        )
                    );
                    return next(context);
                }
            );
            app.MapGet("/", context => SeeAsync(context));
        });
        await app.SendAsync("/");

        Assert.That((await app.StopForOneAsync()).DistinctId, Is.EqualTo("b"));
    }

    [Test]
    public async Task Subject_claim_is_used_by_default() =>
        Assert.That(await OfAsync(TestUser.New("s", "sub")), Is.EqualTo("s"));

    [Test]
    public async Task User_who_is_not_authenticated_is_nobody()
    {
        var stranger = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "a")])
        );

        Assert.That(await OfAsync(stranger), Is.Not.EqualTo("a"));
    }

    [Test]
    public async Task Function_of_the_application_comes_first()
    {
        var seen = await SeeAsync(
            Everything,
            options => options.DistinctId = context => context.Request.Query["who"]
        );

        Assert.That(seen.DistinctId, Is.EqualTo("given"));
    }

    [Test]
    public async Task Function_that_throws_counts_as_no_answer()
    {
        var seen = await SeeAsync(
            Everything,
            options => options.DistinctId = _ => throw new InvalidOperationException()
        );

        Assert.That(seen.DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Function_that_asks_who_the_person_is_gets_an_answer()
    {
        var asked = new List<string?>();
        await using var app = await TestApp.StartAsync(app =>
        {
            var posthog = app.Services.GetRequiredService<PostHogClient>();
            app.UsePostHog(options =>
                options.DistinctId = _ =>
                {
                    asked.Add(posthog.GetDistinctId());
                    return "given";
                }
            );
            app.MapGet("/", context => SeeAsync(context));
        });
        await app.SendAsync("/");

        Assert.That((await app.StopForOneAsync()).DistinctId, Is.EqualTo("given"));
        Assert.That(asked, Has.Count.GreaterThan(0));
    }

    [TestCase("0")]
    [TestCase("false")]
    [TestCase("no")]
    public async Task Visitor_who_opted_out_is_not_identified_by_the_browser(string answer)
    {
        var cookies = $"{TestCookie.For("visitor")}; {TestCookie.Consent}={answer}";

        var seen = await SeeAsync([Everything[1], ("Cookie", cookies)]);

        Assert.That(seen.IsPersonless());
        Assert.That(seen.Text("$session_id") ?? seen.Text("$device_id"), Is.Null);
    }

    [Test]
    public async Task Visitor_who_opted_out_is_still_the_signed_in_user()
    {
        var cookies = $"{TestCookie.For("visitor")}; {TestCookie.Consent}=0";

        var seen = await SeeAsync([Everything[0], ("Cookie", cookies)]);

        Assert.That(seen.DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Visitor_who_opted_in_is_identified()
    {
        var cookies = $"{TestCookie.For("visitor")}; {TestCookie.Consent}=1";

        Assert.That((await SeeAsync([("Cookie", cookies)])).DistinctId, Is.EqualTo("visitor"));
    }

    [TestCase("\n")]
    [TestCase(" ")]
    public async Task Blank_after_the_token_does_not_hide_the_cookies(string blank)
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/", (PostHogClient posthog) => posthog.GetDistinctId());
            },
            builder => builder.Configuration["PostHog:ProjectToken"] = TestApp.Token + blank
        );
        using var visit = await app.SendAsync("/", ("Cookie", TestCookie.For("visitor")));
        using var optedOut = await app.SendAsync(
            "/",
            ("Cookie", $"{TestCookie.Consent}=0"),
            Everything[1]
        );

        Assert.That(await visit.Content.ReadAsStringAsync(), Is.EqualTo("visitor"));
        Assert.That(await optedOut.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Identity_that_is_added_to_the_user_counts()
    {
        var people = new List<string?>();
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                (HttpContext context, PostHogClient posthog) =>
                {
                    people.Add(posthog.GetDistinctId());
                    context.User.AddIdentity(
                        new ClaimsIdentity([new Claim("sub", "user-42")], "key")
                    );
                    people.Add(posthog.GetDistinctId());
                }
            );
        });
        await app.SendAsync("/", Everything[1]);

        Assert.That(people, Is.EqualTo(["of the header", "user-42"]));
    }

    private static async Task<Development.ReceivedEvent> SeeAsync(
        (string, string)[] headers,
        Action<PostHogRequestOptions>? configure = null
    )
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog(configure);
            app.UseTestUser();
            app.MapGet("/", context => SeeAsync(context));
        });
        using var response = await app.SendAsync("/?who=given", headers);
        Assert.That(response.IsSuccessStatusCode);
        return await app.StopForOneAsync();
    }

    private static async Task<string> OfAsync(ClaimsPrincipal user)
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                context =>
                {
                    context.User = user;
                    return SeeAsync(context);
                }
            );
        });
        await app.SendAsync("/");
        return (await app.StopForOneAsync()).DistinctId;
    }

    private static Task SeeAsync(HttpContext context)
    {
        context.See();
        return Task.CompletedTask;
    }
}
