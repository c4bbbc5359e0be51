using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Compliance.Tests.Driving;

/// <summary>One test's conversation with an adapter, under an id of its own.</summary>
internal sealed class Harness(HttpClient adapter, Uri server)
{
    /// <summary>The project token of every test.</summary>
    public const string Token = "phc_test_key";

    /// <summary>The id that marks the requests of this test.</summary>
    public string TestId { get; } = $"{Guid.NewGuid():N}";

    /// <summary>Creates the client; the adapter chooses whatever is not set.</summary>
    public Task InitAsync(JsonObject? settings = null)
    {
        var body = settings ?? [];
        body["api_key"] ??= Token;
        body["host"] ??= server.AbsoluteUri;
        return DoAsync("/init", body);
    }

    /// <summary>Captures an event, with null for everything a test does not set, and returns its id.</summary>
    public async Task<string> CaptureAsync(
        string name = "order placed",
        JsonObject? properties = null,
        string? timestamp = null,
        JsonObject? options = null
    )
    {
        var answer = await DoAsync("/capture", Describe(name, properties, timestamp, options));
        return (string)answer["uuid"]!;
    }

    /// <summary>Captures an AI event and returns its id.</summary>
    public async Task<string> CaptureAiAsync(
        string name = "$ai_generation",
        JsonObject? properties = null,
        string? uuid = null,
        JsonObject? options = null
    )
    {
        var body = Describe(name, properties, timestamp: null, options);
        body["uuid"] = uuid;
        var answer = await DoAsync("/capture_ai", body);
        return (string)answer["uuid"]!;
    }

    /// <summary>Captures several events and returns their ids.</summary>
    public async Task<string[]> CaptureManyAsync(int count)
    {
        var uuids = new string[count];
        for (var index = 0; index < count; index++)
        {
            uuids[index] = await CaptureAsync($"event {index}");
        }

        return uuids;
    }

    /// <summary>Flushes, and returns how many events were delivered.</summary>
    public async Task<int> FlushAsync()
    {
        var answer = await DoAsync("/flush");
        return (int)answer["events_flushed"]!;
    }

    public Task ResetAsync() => DoAsync("/reset");

    public async Task<JsonObject> StateAsync() => await AskAsync(HttpMethod.Get, "/state");

    /// <summary>How many events are still waiting to be sent.</summary>
    public async Task<int> PendingAsync() => (int)(await StateAsync())["pending_events"]!;

    /// <summary>Makes a call that has to succeed.</summary>
    public async Task<JsonObject> DoAsync(string path, JsonObject? body = null)
    {
        var answer = await AskAsync(HttpMethod.Post, path, body);
        Assert.That((bool)answer["success"]!, Is.True, () => $"{path}: {answer}");
        return answer;
    }

    /// <summary>Makes a call that may be declined.</summary>
    public async Task<JsonObject> AskAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        var (isSuccess, answer) = await TryAsync(method, path, body);
        Assert.That(isSuccess, Is.True, () => $"{path}: {answer}");
        return answer;
    }

    /// <summary>Makes a call that may be refused, which fails a test of the real harness.</summary>
    public async Task<(bool IsSuccess, JsonObject Answer)> TryAsync(
        HttpMethod method,
        string path,
        JsonObject? body = null
    )
    {
        using var request = new HttpRequestMessage(method, $"{path}?test_id={TestId}");
        request.Content = body is null ? null : new StringContent(body.ToJsonString());
        using var response = await adapter.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.IsSuccessStatusCode, JsonSerializer.Deserialize<JsonObject>(text)!);
    }

    private static JsonObject Describe(
        string name,
        JsonObject? properties,
        string? timestamp,
        JsonObject? options
    ) =>
        new()
        {
            ["distinct_id"] = "user-42",
            ["event"] = name,
            ["properties"] = properties,
            ["timestamp"] = timestamp,
            ["options"] = options,
        };
}
