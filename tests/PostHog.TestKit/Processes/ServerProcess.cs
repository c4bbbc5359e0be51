using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.TestKit.Processes;

/// <summary>
/// The dev server in a process of its own: what starves or blocks the process of the test leaves it alone. Disposing
/// kills it.
/// </summary>
public sealed class ServerProcess : IDisposable, IAsyncDisposable
{
    private readonly HttpClient _client;

    private ServerProcess(ChildProcess child, Uri page)
    {
        Child = child;
        Page = page;
        Url = new Uri(page, "/");
        _client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(30) };
        _client.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            page.Query.Replace("?token=", "", StringComparison.Ordinal)
        );
    }

    /// <summary>Where its page is: the address that it printed, with its token.</summary>
    public Uri Page { get; }

    /// <summary>Where it listens: a client's host.</summary>
    public Uri Url { get; }

    /// <summary>The process, with its output.</summary>
    public ChildProcess Child { get; }

    /// <summary>How to start the dev server with a command line of one's own.</summary>
    public static ChildProgram Program(params string[] arguments) =>
        new(ChildProgram.PathOf("PostHog.DevServer"), arguments);

    /// <summary>Starts it on a free port; once this returns, requests are served.</summary>
    /// <param name="arguments">More arguments, such as <c>--count-only</c>.</param>
    public static ServerProcess Start(params string[] arguments)
    {
        var child = ChildProcess.Start(
            new ChildProgram(
                ChildProgram.PathOf("PostHog.DevServer"),
                ["--port", "0", .. arguments]
            )
        );
        try
        {
            var line = child.Output.WaitForLine(text =>
                text.StartsWith("PostHog dev server", StringComparison.Ordinal)
            );
            return new ServerProcess(child, new Uri(line.Split("  ")[1]));
        }
        catch (TimeoutException fault)
        {
            child.Dispose();
            throw new InvalidOperationException(
                $"The dev server did not start:\n{child.Error.Text}",
                fault
            );
        }
    }

    /// <summary>Starts it on a free port; once this returns, requests are served.</summary>
    /// <param name="arguments">More arguments, such as <c>--count-only</c>.</param>
    public static Task<ServerProcess> StartAsync(params string[] arguments) =>
        Task.Run(() => Start(arguments));

    /// <summary>The newest events it has stored, oldest first, as they were sent.</summary>
    public IReadOnlyList<JObject> ReadEvents() =>
        [.. Parse<JArray>(Send(HttpMethod.Get, "/_dev/events")).Cast<JObject>()];

    /// <summary>The newest events it has stored, oldest first, as they were sent.</summary>
    public Task<IReadOnlyList<JObject>> ReadEventsAsync() => Task.Run(ReadEvents);

    /// <summary>The newest requests, oldest first, with their headers.</summary>
    public IReadOnlyList<JObject> ReadRequests() =>
        [.. Parse<JArray>(Send(HttpMethod.Get, "/_dev/requests")).Cast<JObject>()];

    /// <summary>The newest requests, oldest first, with their headers.</summary>
    public Task<IReadOnlyList<JObject>> ReadRequestsAsync() => Task.Run(ReadRequests);

    /// <summary>How many events, different uuids and requests there were.</summary>
    public ServerCounts ReadCounts() =>
        Parse<JObject>(Send(HttpMethod.Get, "/_dev/counts")).ToObject<ServerCounts>()!;

    /// <summary>How many events, different uuids and requests there were.</summary>
    public Task<ServerCounts> ReadCountsAsync() => Task.Run(ReadCounts);

    /// <summary>How often an event of each uuid was stored.</summary>
    public IReadOnlyDictionary<Guid, int> ReadUuids() =>
        JsonConvert.DeserializeObject<Dictionary<Guid, int>>(Send(HttpMethod.Get, "/_dev/uuids"))!;

    /// <summary>How often an event of each uuid was stored.</summary>
    public Task<IReadOnlyDictionary<Guid, int>> ReadUuidsAsync() => Task.Run(ReadUuids);

    /// <summary>Adds a fault, or begins a storm: the JSON for <c>/_dev/faults</c> or <c>/_dev/storm</c>.</summary>
    public void Post(string path, string json) => Send(HttpMethod.Post, path, json);

    /// <summary>Adds a fault, or begins a storm: the JSON for <c>/_dev/faults</c> or <c>/_dev/storm</c>.</summary>
    public Task PostAsync(string path, string json) => Task.Run(() => Post(path, json));

    public void Dispose()
    {
        _client.Dispose();
        Child.Dispose();
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    private string Send(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json);
        using var response = _client.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return response.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{method} {path}: {text}");
    }

    private static T Parse<T>(string json)
        where T : JToken
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return (T)JToken.ReadFrom(reader);
    }
}
