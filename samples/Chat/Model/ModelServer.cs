using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chat.Model;

/// <summary>
/// A server on this machine that speaks like OpenAI (chat completions, responses, embeddings) and like Ollama, and
/// answers as it is told. It needs no model, no account and no key.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<JsonElement, ModelAnswer> _answer;
    private readonly List<JsonElement> _requests = [];

    private ModelServer(Func<JsonElement, ModelAnswer> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(1));
        _app = builder.Build();
        _app.MapPost(
            "/v1/chat/completions",
            context => AnswerAsync(context, new CompletionFormat())
        );
        _app.MapPost("/v1/responses", context => AnswerAsync(context, new ResponseFormat()));
        _app.MapPost("/api/chat", context => AnswerAsync(context, new OllamaFormat()));
        _app.MapPost("/v1/embeddings", EmbedAsync);
    }

    /// <summary>The address of the server.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The bodies of the requests so far.</summary>
    public IReadOnlyList<JsonElement> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Chooses the answer to the body of a request.</param>
    public static async Task<ModelServer> StartAsync(Func<JsonElement, ModelAnswer> answer)
    {
        var server = new ModelServer(answer);
        await server._app.StartAsync();
        var addresses = server
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        server.Url = new Uri(addresses.Addresses.First());
        return server;
    }

    /// <summary>Starts a server that gives these answers, one after the other; the last one again and again.</summary>
    public static Task<ModelServer> StartAsync(params ModelAnswer[] answers)
    {
        var next = -1;
        return StartAsync(_ =>
            answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]
        );
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, WireFormat format)
    {
        var request = await ReadAsync(context);
        var answer = _answer(request);
        if (answer.Status != 200)
        {
            context.Response.StatusCode = answer.Status;
            await context.Response.WriteAsJsonAsync(ErrorOf(answer.Status));
            return;
        }

        var isStream = request.TryGetProperty("stream", out var stream)
            ? stream.GetBoolean()
            : format.StreamsByDefault;
        if (!isStream)
        {
            await context.Response.WriteAsJsonAsync(format.Whole(answer));
            return;
        }

        context.Response.ContentType = format.StreamType;
        foreach (var line in format.Stream(answer))
        {
            await context.Response.WriteAsync(line, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        if (answer.BreaksOff)
        {
            await context.Response.WriteAsync(format.BrokenPart, context.RequestAborted);
        }
    }

    private async Task EmbedAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var answer = _answer(request);
        if (answer.Status != 200)
        {
            context.Response.StatusCode = answer.Status;
            await context.Response.WriteAsJsonAsync(ErrorOf(answer.Status));
            return;
        }

        var count =
            request.GetProperty("input").ValueKind == JsonValueKind.Array
                ? request.GetProperty("input").GetArrayLength()
                : 1;
        var data = Enumerable
            .Range(0, count)
            .Select(index => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = Convert.ToBase64String(new byte[8]),
            });
        await context.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["object"] = "list",
                ["model"] = "text-embedding-3-small",
                ["data"] = new JsonArray([.. data]),
                ["usage"] = new JsonObject
                {
                    ["prompt_tokens"] = answer.InputTokens,
                    ["total_tokens"] = answer.InputTokens,
                },
            }
        );
    }

    private async Task<JsonElement> ReadAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var request = document.RootElement.Clone();
        lock (_requests)
        {
            _requests.Add(request);
        }

        return request;
    }

    private static JsonObject ErrorOf(int status) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["message"] = $"The model answered with {status}.",
                ["type"] = "error",
                ["code"] = status.ToString(CultureInfo.InvariantCulture),
            },
        };
}
