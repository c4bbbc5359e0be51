using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>What events of a Blazor Server page get.</summary>
public sealed class CircuitTests
{
    [Test]
    public async Task Event_is_about_the_user_of_the_circuit()
    {
        Assert.That(await PersonAsync(TestUser.New("user-42")), Is.EqualTo("user-42"));
        Assert.That(await PersonAsync(new ClaimsPrincipal(new ClaimsIdentity())), Is.Null);
    }

    [Test]
    public async Task Event_without_a_user_is_about_the_visitor_of_the_connection()
    {
        await using var app = await StartAsync(user: null);
        using (app.Client.BeginContext(new() { DistinctId = "visitor" }))
        {
            Assert.That(await PersonAsync(app), Is.EqualTo("visitor"));
        }
    }

    [TestCase(false, "user-42")]
    [TestCase(true, null)]
    public async Task Work_that_an_event_began_is_about_its_user_until_the_circuit_is_closed(
        bool isClosed,
        string? person
    )
    {
        await using var app = await StartAsync(TestUser.New("user-42"));
        using var scope = app.App.Services.CreateScope();
        var handler = scope.ServiceProvider.GetServices<CircuitHandler>().Single();
        var go = new TaskCompletionSource();
        var work = Task.FromResult<string?>("nothing ran");
        await handler.CreateInboundActivityHandler(_ =>
        {
            work = PersonLaterAsync(app.Client, go.Task);
            return Task.CompletedTask;
        })(null!);
        if (isClosed)
        {
            await handler.OnCircuitClosedAsync(null!, CancellationToken.None);
        }

        go.SetResult();

        Assert.That(await work, Is.EqualTo(person));
    }

    private static async Task<string?> PersonLaterAsync(PostHogClient posthog, Task time)
    {
        await time;
        return posthog.GetDistinctId();
    }

    private static async Task<string?> PersonAsync(ClaimsPrincipal user)
    {
        await using var app = await StartAsync(user);
        return await PersonAsync(app);
    }

    private static async Task<string?> PersonAsync(TestApp app)
    {
        using var scope = app.App.Services.CreateScope();
        var handler = scope.ServiceProvider.GetServices<CircuitHandler>().Single();
        string? person = "nothing ran";
        var serve = handler.CreateInboundActivityHandler(async _ =>
        {
            await Task.Yield();
            person = scope.ServiceProvider.GetRequiredService<PostHogClient>().GetDistinctId();
        });
        await serve(null!);
        return person;
    }

    private static Task<TestApp> StartAsync(ClaimsPrincipal? user) =>
        TestApp.StartAsync(
            _ => { },
            builder =>
                builder.Services.AddScoped<AuthenticationStateProvider>(_ => new FixedUser(user)),
            posthog => posthog.WithRequestContext()
        );
}
