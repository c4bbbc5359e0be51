using System.Text;

namespace PostHog.Development.Tests;

/// <summary>A started server and a client that talks to it over a real socket.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(DevServer server)
    {
        Server = server;
        Client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(20) };
    }

    public DevServer Server { get; }

    public HttpClient Client { get; }

    public IEnumerable<string> EventNames => Server.Events.Select(one => one.Name);

    public static async Task<RunningServer> StartAsync(DevServerOptions? options = null) =>
        new(await DevServer.StartAsync(options));

    public Task<Reply> PostBatchAsync(params string[] names) =>
        PostAsync("/batch/", A.Batch(names));

    public Task<Reply> PostAsync(string path, string json) =>
        PostAsync(path, Encoding.UTF8.GetBytes(json));

    public async Task<Reply> PostAsync(string path, byte[] bytes, string? encoding = null)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await Reply.ReadAsync(await Client.PostAsync(path, content));
    }

    public async Task<Reply> PostV1Async(
        string body,
        string path = ForV1.Path,
        params (string Name, string? Value)[] changes
    )
    {
        using var request = ForV1.Request(body, path, changes);
        return await Reply.ReadAsync(await Client.SendAsync(request));
    }

    public async Task<Reply> GetAsync(string path) =>
        await Reply.ReadAsync(await Client.GetAsync(path));

    public async Task<Reply> DeleteAsync(string path) =>
        await Reply.ReadAsync(await Client.DeleteAsync(path));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
