using System.Diagnostics;
using System.Net;
using PostHog.Development;

namespace PostHog.Samples.Tests;

[Platform(Exclude = "Win", Reason = "stops the service with a signal")]
[Parallelizable(ParallelScope.All)] // each test waits for a process of its own
internal sealed class ServiceTests
{
    private const int Orders = 300;
    private const string NobodyListens = "http://127.0.0.1:1";

    // The time that a host has by default to stop.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

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
    public async Task Signal_under_load_loses_no_event_of_a_request_that_was_answered()
    {
        await using var server = await DevServer.StartAsync(new() { EventLimit = 100_000 });
        await using var service = Start(server.Url.AbsoluteUri);
        using var client = new HttpClient { BaseAddress = await AddressAsync(service) };
        // It logs each request, and would wait if nothing read what it writes.
        var ending = service.WaitAsync();
        var busy = new TaskCompletionSource();
        var load = Enumerable
            .Range(0, 4)
            .Select(worker => PlaceOrdersUntilTheEndAsync(client, worker * 1_000_000, busy))
            .ToList();
        await busy.Task;

        var watch = Stopwatch.StartNew();
        await service.SignalAsync("TERM");
        var end = await ending;
        var placed = (await Task.WhenAll(load)).SelectMany(one => one).ToList();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(watch.Elapsed, Is.LessThan(ShutdownTime));
        Assert.That(placed, Has.Count.GreaterThanOrEqualTo(Orders));
        // The answer to a request that the service has served may be lost at its end, not its event.
        Assert.That(Numbers(server), Is.SupersetOf(placed).And.Unique);
    }

    [Test]
    public async Task Says_at_its_end_what_arrived_without_an_account()
    {
        await using var service = SampleProcess.Start(
            "Service",
            new Dictionary<string, string>(),
            "--urls",
            "http://127.0.0.1:0"
        );
        using var client = new HttpClient { BaseAddress = await AddressAsync(service) };

        await PlaceOrderAsync(client, 1);
        var checkout = await GetAsync(client, "/checkout");
        var delivery = await GetAsync(client, "/delivery");
        var health = await GetAsync(client, "/health");
        await service.SignalAsync("TERM");
        var end = await service.WaitAsync();

        Assert.That(checkout, Is.EqualTo("the new checkout"));
        Assert.That(delivery, Is.EqualTo("false"));
        Assert.That(health, Is.EqualTo("Healthy"));
        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(end.Output, Does.Contain("3 received, the newest: "));
        Assert.That(end.Output, Does.Contain("[order placed, 1]"));
        Assert.That(end.Output, Does.Contain("[$feature_flag_called, 2]"));
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
        using var client = new HttpClient { BaseAddress = await AddressAsync(service) };
        return await Task.WhenAll(
            Enumerable.Range(1, Orders).Select(number => PlaceOrderAsync(client, number))
        );
    }

    private static async Task<Uri> AddressAsync(SampleProcess service)
    {
        var line = await service.ReadToAsync("Now listening on: ");
        return new Uri(line.Split(": ")[^1]);
    }

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-POSTHOG-DISTINCT-ID", "visitor-7");
        using var answer = await client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> PlaceOrderAsync(HttpClient client, int number)
    {
        using var answer = await client.PostAsync($"/orders/{number}", content: null);
        return answer.StatusCode;
    }

    private static async Task<List<int>> PlaceOrdersUntilTheEndAsync(
        HttpClient client,
        int first,
        TaskCompletionSource busy
    )
    {
        var placed = new List<int>();
        try
        {
            for (var number = first; ; number++)
            {
                await PlaceOrderAsync(client, number);
                placed.Add(number);
                if (placed.Count == Orders)
                {
                    busy.TrySetResult();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The service has ended.
        }

        return placed;
    }

    // A batch may arrive twice, if its first response came too late; PostHog drops the second by the ids.
    private static IEnumerable<int> Numbers(DevServer server) =>
        server
            .Events.DistinctBy(one => one.Uuid)
            .Select(one => one.Json.GetProperty("properties").GetProperty("number").GetInt32());
}
