using System.ClientModel;
using System.ClientModel.Primitives;
using Chat.Model;
using Microsoft.Extensions.AI;
using OpenAI;
using PostHog.Async;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>
/// Shared by tests of captured calls: a PostHog server, a client for it, and what was logged.
/// </summary>
public abstract class AiTest
{
    private protected const string ModelName = "gpt-5-mini";

    private protected DevServer Server { get; private set; } = null!;

    private protected LogRecorder Log { get; private set; } = null!;

    private protected PostHogClient PostHog { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Server = await DevServer.StartAsync();
        Log = new LogRecorder();
        PostHog = Client();
    }

    [TearDown]
    public async Task Stop()
    {
        await PostHog.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Replaces the client by one with other options.</summary>
    private protected async Task UseAsync(Action<PostHogOptions> configure)
    {
        await PostHog.DisposeAsync();
        PostHog = Client(configure);
    }

    /// <summary>The events that arrived, once all that are queued have.</summary>
    private protected async Task<List<CapturedEvent>> ArrivedAsync()
    {
        await PostHog.FlushAsync();
        return [.. Server.Events.Select(received => new CapturedEvent(received))];
    }

    /// <summary>The only event that arrived.</summary>
    private protected async Task<CapturedEvent> SingleAsync()
    {
        var arrived = await ArrivedAsync();
        Assert.That(arrived.Select(one => one.Name), Has.Exactly(1).Items);
        return arrived[0];
    }

    /// <summary>OpenAI's own client for a model server, through one of its two APIs.</summary>
    private protected static IChatClient OpenAI(ModelServer server, bool usesResponses = false)
    {
        var client = ClientOf(server);
#pragma warning disable OPENAI001 // The API is called experimental in this version.
        return usesResponses
            ? client.GetResponsesClient().AsIChatClient(ModelName)
            : client.GetChatClient(ModelName).AsIChatClient();
#pragma warning restore OPENAI001
    }

    private protected static OpenAIClient ClientOf(ModelServer server) =>
        new(
            new ApiKeyCredential("key"),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(server.Url, "v1"),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            }
        );

    private protected static ChatMessage[] Question(string text = "Where is my order?") =>
        [new(ChatRole.User, text)];

    /// <summary>Asks, as a stream or not, and returns the text of the answer.</summary>
    private protected static async Task<string> RunAsync(
        IChatClient chat,
        bool isStream,
        string question,
        CancellationToken cancellationToken = default
    )
    {
        if (!isStream)
        {
            var response = await chat.GetResponseAsync(question, options: null, cancellationToken);
            return response.Text;
        }

        var text = "";
        await foreach (
            var update in chat.GetStreamingResponseAsync(question, options: null, cancellationToken)
        )
        {
            text += update?.Text;
        }

        return text;
    }

    private PostHogClient Client(Action<PostHogOptions>? configure = null)
    {
        var options = Some.Options(Server.Url);
        options.Log = Log.Write;
        configure?.Invoke(options);
        return new PostHogClient(options);
    }
}
