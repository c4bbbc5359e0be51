// A chat about orders, with a tool. The model is a server of this program, so that it needs no account and no key; the
// client is OpenAI's own. Without POSTHOG_PROJECT_TOKEN, PostHog is a server of this program too.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.ComponentModel;
using System.Text.Json;
using Chat;
using Chat.Model;
using Microsoft.Extensions.AI;
using OpenAI;
using PostHog;
using PostHog.Async;
using PostHog.Development;

await using var model = await ModelServer.StartAsync(Answer);
await using var server = await DevServer.StartAsync();
var options = PostHogOptions.FromEnvironment();
var isLocal = string.IsNullOrEmpty(options.ProjectToken);
if (isLocal)
{
    options.ProjectToken = "phc_local";
    options.Host = server.Url.AbsoluteUri;
}

await using var posthog = new PostHogClient(options);
var openai = new OpenAIClient(
    new ApiKeyCredential("no key"),
    new OpenAIClientOptions
    {
        Endpoint = new Uri(model.Url, "v1"),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    }
);
using var chat = openai
    .GetChatClient("gpt-5-mini")
    .AsIChatClient()
    .AsBuilder()
    .UseFunctionInvocation()
    .UsePostHog(posthog)
    .Build();
var tools = new ChatOptions { Tools = [AIFunctionFactory.Create(FindOrder, "find_order")] };

List<ChatMessage> history = [new(ChatRole.System, "Answer questions about orders.")];
foreach (var question in args.Length > 0 ? args : ReadLines())
{
    history.Add(new(ChatRole.User, question));
    using var trace = posthog.BeginAiTrace("answer question", "user-42", "chat-1");
    trace.Event.InputState = question;

    var text = "";
    await foreach (var update in chat.GetStreamingResponseAsync(history, tools))
    {
        Console.Write(update.Text);
        text += update.Text;
    }

    Console.WriteLine();
    history.Add(new(ChatRole.Assistant, text));
    trace.Event.OutputState = text;
}

await posthog.FlushAsync();
Console.WriteLine($"{posthog.Diagnostics.Events.Delivered} events delivered");
if (isLocal)
{
    EventTree.Print(server.Events);
}

[Description("Finds an order by its number.")]
static string FindOrder(int number) => $"Order {number} arrives tomorrow.";

// Asks for the tool first, then repeats what the tool said.
static ModelAnswer Answer(JsonElement request)
{
    var last = request.GetProperty("messages").EnumerateArray().Last();
    var text = last.GetProperty("content").ToString().Trim('"');
    if (last.GetProperty("role").GetString() == "tool")
    {
        return new ModelAnswer { Pieces = [.. text.Split(' ').Select(word => word + " ")] };
    }

    var number = string.Concat(text.Where(char.IsDigit));
    return number.Length == 0
        ? ModelAnswer.Of("Which ", "order?")
        : new ModelAnswer { ToolCalls = [new("call-1", "find_order", $"{{\"number\":{number}}}")] };
}

static IEnumerable<string> ReadLines()
{
    Console.WriteLine("Ask about an order, such as: Where is order 7? An empty line ends.");
    while (Console.ReadLine() is { Length: > 0 } line)
    {
        yield return line;
    }
}
