using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>The person is read when it is needed, and belongs to one request.</summary>
public sealed class LazyContextTests
{
    [Test]
    public async Task User_who_signs_in_during_the_request_is_known_from_then_on()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                (HttpContext context, PostHogClient posthog) =>
                {
                    var before = posthog.GetDistinctId();
                    context.User = TestUser.New("user-42");
                    return $"{before}, {posthog.GetDistinctId()}";
                }
            );
        });
        using var response = await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "visitor"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("visitor, user-42"));
    }

    [Test]
    public async Task Startup_filter_knows_the_user_as_well()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UseTestUser();
                app.MapGet("/", (HttpContext context) => context.See());
            },
            posthog: builder => builder.WithRequestContext()
        );
        await app.SendAsync("/", (TestUser.Header, "user-42"));

        Assert.That((await app.StopForOneAsync()).DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Middleware_in_both_places_makes_one_context()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.UsePostHog();
                app.MapGet("/", string () => throw new InvalidOperationException("both places"));
            },
            posthog: builder => builder.WithRequestContext()
        );
        await app.SendAsync("/");

        Assert.That(await app.StopAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Concurrent_requests_never_see_each_other()
    {
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.UseTestUser();
            app.MapGet(
                "/",
                async (PostHogClient posthog) =>
                {
                    var ids = new HashSet<string?>();
                    for (var round = 0; round < 5; round++)
                    {
                        ids.Add(posthog.GetDistinctId());
                        await Task.Yield();
                    }

                    return string.Join(' ', ids);
                }
            );
        });

        var seen = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async number =>
                {
                    using var response = await app.SendAsync(
                        "/",
                        (TestUser.Header, $"user-{number}")
                    );
                    return await response.Content.ReadAsStringAsync();
                })
        );

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 200).Select(number => $"user-{number}")));
    }

    [Test]
    public async Task Work_that_outlives_the_request_has_no_context_and_nobody_elses()
    {
        var go = new TaskCompletionSource();
        Task<string?>? work = null;
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/start",
                (PostHogClient posthog) =>
                {
                    work = LateAsync(posthog, go.Task);
                }
            );
            app.MapGet(
                "/other",
                async () =>
                {
                    go.SetResult();
                    await work!;
                }
            );
        });
        await app.SendAsync("/start", ("X-POSTHOG-DISTINCT-ID", "a"));
        await app.SendAsync("/other", ("X-POSTHOG-DISTINCT-ID", "b"));

        Assert.That(await work!, Is.Null);
    }

    [Test]
    public async Task Work_that_outlives_the_request_can_take_a_copy_of_the_context()
    {
        var go = new TaskCompletionSource();
        Task? work = null;
        await using var app = await TestApp.StartAsync(app =>
        {
            app.UsePostHog();
            app.MapGet(
                "/",
                (HttpContext context, PostHogClient posthog) =>
                {
                    using var tenant = posthog.BeginContext(
                        new()
                        {
                            Groups = { ["company"] = "acme" },
                            Properties = { ["tenant"] = "t1" },
                        }
                    );
                    work = WorkAsync(posthog, context.GetPostHogContext(), go.Task);
                }
            );
        });
        await app.SendAsync("/", ("X-POSTHOG-DISTINCT-ID", "a"));
        go.SetResult();
        await work!;

        var seen = await app.StopForOneAsync();
        Assert.That(seen.DistinctId, Is.EqualTo("a"));
        Assert.That(seen.Text("tenant"), Is.EqualTo("t1"));
        Assert.That(seen.Text("$groups"), Does.Contain("acme"));
    }

    [Test]
    public async Task Application_without_a_client_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();
        await using var app = builder.Build();

        Assert.That(
            () => app.UsePostHog(),
            Throws.InvalidOperationException.With.Message.Contains("AddPostHog")
        );
    }

    [Test]
    public async Task Request_without_the_middleware_says_what_is_missing()
    {
        await using var app = await TestApp.StartAsync(app =>
            app.MapGet(
                "/",
                (HttpContext context) =>
                    Assert.That(
                        context.GetPostHogContext,
                        Throws.InvalidOperationException.With.Message.Contains("UsePostHog")
                    )
            )
        );
        using var response = await app.SendAsync("/");

        Assert.That(response.IsSuccessStatusCode);
    }

    private static async Task<string?> LateAsync(PostHogClient posthog, Task go)
    {
        await go;
        return posthog.GetDistinctId();
    }

    private static async Task WorkAsync(PostHogClient posthog, PostHogContext context, Task go)
    {
        await go;
        using (posthog.BeginContext(context))
        {
            posthog.Enqueue(new PostHogEvent("seen"));
        }
    }
}
