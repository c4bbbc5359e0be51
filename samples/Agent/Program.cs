// An agent of Microsoft.Agents.AI with a tool, and a prompt of Semantic Kernel, both on one captured chat client. The model
// is a server of this program, so that it needs no account and no key. Without POSTHOG_PROJECT_TOKEN, PostHog is a server of
// this program too.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.ComponentModel;
using Chat;
using Chat.Model;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI;
using PostHog;
using PostHog.Async;
using PostHog.Development;

await using var model = await ModelServer.StartAsync(
    new ModelAnswer { ToolCalls = [new("call-1", "find_order", """{"number":7}""")] },
    ModelAnswer.Of("Order 7 ", "arrives tomorrow."),
    ModelAnswer.Of("Your order ", "is on its way.")
);
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
using var chat = openai.GetChatClient("gpt-5-mini").AsIChatClient().WithPostHog(posthog);

var agent = new ChatClientAgent(
    chat,
    "Answer questions about orders.",
    "orders",
    tools: [AIFunctionFactory.Create(FindOrder, "find_order")]
);
using (posthog.BeginAiTrace("agent", "user-42"))
{
    Console.WriteLine(await agent.RunAsync("Where is order 7?"));
}

var builder = Kernel.CreateBuilder();
builder.Services.AddSingleton(chat.AsChatCompletionService());
var kernel = builder.Build();
using (posthog.BeginAiTrace("kernel", "user-42"))
{
    Console.WriteLine(await kernel.InvokePromptAsync("Write one line about order 7."));
}

await posthog.FlushAsync();
Console.WriteLine($"{posthog.Diagnostics.Events.Delivered} events delivered");
if (isLocal)
{
    EventTree.Print(server.Events);
}

[Description("Finds an order by its number.")]
static string FindOrder(int number) => $"Order {number} arrives tomorrow.";
