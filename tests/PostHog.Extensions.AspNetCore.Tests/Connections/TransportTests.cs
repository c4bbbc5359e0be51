using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>What calls of a SignalR hub on Kestrel get, with each transport.</summary>
public sealed class TransportTests
{
    [TestCase(HttpTransportType.WebSockets, TestUser.Header, "user-42")]
    [TestCase(HttpTransportType.WebSockets, "X-POSTHOG-DISTINCT-ID", "visitor-7")]
    [TestCase(HttpTransportType.ServerSentEvents, "X-POSTHOG-DISTINCT-ID", "visitor-7")]
    [TestCase(HttpTransportType.LongPolling, TestUser.Header, "user-42")]
    [TestCase(HttpTransportType.LongPolling, "X-POSTHOG-DISTINCT-ID", "visitor-7")]
    public async Task Call_is_about_the_person_of_the_connection(
        HttpTransportType transport,
        string header,
        string person
    )
    {
        await using var app = await StartAsync();
        await using var hub = await ConnectAsync(app, transport, (header, person));

        Assert.That(await hub.InvokeAsync<string?>("See"), Is.EqualTo(person));
        await hub.DisposeAsync();

        var seen = await app.StopForOneAsync();
        Assert.That(seen.DistinctId, Is.EqualTo(person));
        Assert.That(seen.Text("$session_id"), Is.EqualTo("session-1"));
        Assert.That(seen.Text("$request_path"), Is.EqualTo("/hub"));
    }

    [TestCase(HttpTransportType.WebSockets)]
    [TestCase(HttpTransportType.LongPolling)]
    public async Task Exception_of_a_call_is_reported_about_the_person_of_the_connection(
        HttpTransportType transport
    )
    {
        await using var app = await StartAsync();
        await using var hub = await ConnectAsync(
            app,
            transport,
            ("X-POSTHOG-DISTINCT-ID", "visitor-7")
        );

        Assert.That(async () => await hub.InvokeAsync("Fail"), Throws.TypeOf<HubException>());
        await hub.DisposeAsync();

        var report = await app.StopForOneAsync("$exception");
        Assert.That(report.DistinctId, Is.EqualTo("visitor-7"));
    }

    [TestCase(HttpTransportType.WebSockets)]
    [TestCase(HttpTransportType.LongPolling)]
    public async Task Calls_of_two_connections_do_not_mix(HttpTransportType transport)
    {
        await using var app = await StartAsync();
        await using var first = await ConnectAsync(app, transport, (TestUser.Header, "first"));
        await using var second = await ConnectAsync(app, transport, (TestUser.Header, "second"));

        var seen = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number => (number % 2 == 0 ? first : second).InvokeAsync<string?>("See"))
        );

        Assert.That(
            seen,
            Is.EqualTo(Enumerable.Range(0, 40).Select(n => n % 2 == 0 ? "first" : "second"))
        );
    }

    private static async Task<HubConnection> ConnectAsync(
        TestApp app,
        HttpTransportType transport,
        (string Name, string Value) header
    )
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(app.Http.BaseAddress!, "/hub"),
                transport,
                options =>
                {
                    options.Headers[header.Name] = header.Value;
                    options.Headers["X-POSTHOG-SESSION-ID"] = "session-1";
                }
            )
            .Build();
        await hub.StartAsync();
        return hub;
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            app =>
            {
                app.UseTestUser();
                app.MapHub<TestHub>("/hub");
            },
            builder => builder.Services.AddSignalR(),
            posthog => posthog.WithRequestContext()
        );
}
