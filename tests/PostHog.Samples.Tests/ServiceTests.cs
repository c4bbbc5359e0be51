using System.Net;
using PostHog.Development;

namespace PostHog.Samples.Tests;

[Platform(Exclude = "Win", Reason = "stops the service with a signal")]
[Parallelizable(ParallelScope.All)] // each test waits for a process of its own
internal sealed class ServiceTests
{
    private const int Orders = 300;
    private const string NobodyListens = "http://127.0.0.1:1";

    [Test]
    public async Task Delivers_an_event_for_each_request_before_it_stops()
    {
        await using var server = await DevServer.StartAsync();
        await using var service = Start(server.Url.AbsoluteUri);

        var statuses = await PlaceOrdersAsync(service);
        await service.SignalAsync("TERM");
        var end = await service.WaitAsync();

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(Numbers(server), Is.EquivalentTo(Enumerable.Range(1, Orders)));
    }

    [Test]
    public async Task Serves_and_stops_normally_when_PostHog_is_unreachable()
    {
        await using var service = Start(NobodyListens);

        var statuses = await PlaceOrdersAsync(service);
        await service.SignalAsync("TERM");
        var end = await service.WaitAsync();

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(end.Output, Does.Contain("not delivered").Or.Contain("given up"));
    }

    private static SampleProcess Start(string host) =>
        SampleProcess.Start(
            "Service",
            new Dictionary<string, string>
            {
                ["POSTHOG_PROJECT_TOKEN"] = "phc_test",
                ["POSTHOG_HOST"] = host,
            },
            "--urls",
            "http://127.0.0.1:0"
        );

    private static async Task<HttpStatusCode[]> PlaceOrdersAsync(SampleProcess service)
    {
        var line = await service.ReadToAsync("Now listening on: ");
        using var client = new HttpClient { BaseAddress = new Uri(line.Split(": ")[^1]) };
        return await Task.WhenAll(
            Enumerable.Range(1, Orders).Select(number => PlaceOrderAsync(client, number))
        );
    }

    private static async Task<HttpStatusCode> PlaceOrderAsync(HttpClient client, int number)
    {
        using var answer = await client.PostAsync($"/orders/{number}", content: null);
        return answer.StatusCode;
    }

    private static IEnumerable<int> Numbers(DevServer server) =>
        server.Events.Select(one =>
            one.Json.GetProperty("properties").GetProperty("number").GetInt32()
        );
}
