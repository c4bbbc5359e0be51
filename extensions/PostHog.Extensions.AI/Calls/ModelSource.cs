using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tools;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>What a client says about itself. Immutable.</summary>
/// <param name="Provider">The provider, such as <c>openai</c>; null if it is not known.</param>
/// <param name="BaseUrl">The address of its API, without what may be a key; null if it is not known.</param>
/// <param name="DefaultModel">The model of calls that name none; null if it is not known.</param>
internal sealed record ModelSource(string? Provider, string? BaseUrl, string? DefaultModel)
{
    private const string FunctionInvocation =
        "Microsoft.Extensions.AI.FunctionInvokingChatClient, Microsoft.Extensions.AI";

    /// <summary>Asks a chat client about itself, and prepares for its tools. Never throws.</summary>
    public static ModelSource Of(IChatClient client, AiCapture capture)
    {
        try
        {
            if (capture.Options.CaptureTools)
            {
                ToolActivities.Listen();
            }

            if (Type.GetType(FunctionInvocation) is { } type && client.GetService(type) is not null)
            {
                capture.WarnOfInvocation();
            }

            var about = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
            WarnOfGateway(about?.ProviderUri, capture);
            return From(about?.ProviderName, about?.ProviderUri, about?.DefaultModelId);
        }
        catch (Exception fault)
        {
            capture.Warn(fault);
            return From(provider: null, url: null, model: null);
        }
    }

    /// <summary>Asks an embedding generator about itself. Never throws.</summary>
    public static ModelSource Of(IEmbeddingGenerator generator, AiCapture capture)
    {
        try
        {
            var about =
                generator.GetService(typeof(EmbeddingGeneratorMetadata))
                as EmbeddingGeneratorMetadata;
            WarnOfGateway(about?.ProviderUri, capture);
            return From(about?.ProviderName, about?.ProviderUri, about?.DefaultModelId);
        }
        catch (Exception fault)
        {
            capture.Warn(fault);
            return From(provider: null, url: null, model: null);
        }
    }

    private static void WarnOfGateway(Uri? url, AiCapture capture)
    {
        if (
            url is { IsAbsoluteUri: true }
            && url.Host.EndsWith(".posthog.com", StringComparison.OrdinalIgnoreCase)
            && url.Host.IndexOf("gateway.", StringComparison.OrdinalIgnoreCase) >= 0
        )
        {
            capture.WarnOfGateway();
        }
    }

    private static ModelSource From(string? provider, Uri? url, string? model) =>
        new(ProviderNames.Of(provider, url), PublicUrl.Of(url?.OriginalString), model);
}
