namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// Names providers as PostHog's price list and its other libraries do. The clients of Microsoft.Extensions.AI use the names
/// of OpenTelemetry, or their own.
/// </summary>
internal static class ProviderNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["aws.bedrock"] = "bedrock",
        ["az.ai.inference"] = Azure,
        ["az.ai.openai"] = Azure,
        ["azure.ai.inference"] = Azure,
        ["azure.ai.openai"] = Azure,
        ["gcp.gemini"] = "gemini",
        ["gcp.gen_ai"] = "gemini",
        ["gcp.vertex_ai"] = "vertex_ai",
        ["ibm.watsonx.ai"] = "watsonx",
        ["mistral_ai"] = "mistral",
        ["x_ai"] = "xai",
    };

    private static readonly string[] AzureDomains = [".azure.com", ".azure.us", ".azure.cn"];

    private const string Azure = "azure";

    /// <summary>Returns the name; null if it is not known.</summary>
    /// <param name="name">What a client says.</param>
    /// <param name="url">The address of its API. OpenAI's client is also that for Azure, whose prices differ; null if it is
    /// not known.</param>
    public static string? Of(string? name, Uri? url)
    {
        var lower = name?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(lower))
        {
            return null;
        }

        if (Known.TryGetValue(lower!, out var known))
        {
            return known;
        }

        // "openai.chat" is a part of "openai".
        var provider = lower!.Split('.')[0];
        return provider == "openai" && IsAzure(url) ? Azure : provider;
    }

    private static bool IsAzure(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true })
        {
            return false;
        }

        foreach (var domain in AzureDomains)
        {
            if (url.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
