using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Captures the parameters of a call, under the names that providers use.</summary>
internal static class CallParameters
{
    private const string ServiceTier = "service_tier";
    private const int MaxStops = 20;
    private const int MaxStopBytes = 1_000;

    /// <summary>Sets the parameters of an event.</summary>
    /// <param name="captured">The event.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="serviceTier">The tier that the response names. That which was asked for has no price.</param>
    /// <param name="isPrivate">Whether content is not sent, such as the texts at which the model stops.</param>
    public static void Apply(
        AiGeneration captured,
        ChatOptions? options,
        string? serviceTier,
        bool isPrivate
    )
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (options is not null)
        {
            captured.Temperature = options.Temperature is { } warmth ? Exact(warmth) : null;
            captured.MaxTokens = options.MaxOutputTokens;
            Add(parameters, "temperature", captured.Temperature);
            Add(parameters, "max_tokens", options.MaxOutputTokens);
            Add(parameters, "top_p", options.TopP);
            Add(parameters, "top_k", options.TopK);
            Add(parameters, "frequency_penalty", options.FrequencyPenalty);
            Add(parameters, "presence_penalty", options.PresencePenalty);
            Add(parameters, "seed", options.Seed);
            Add(parameters, "stop", isPrivate ? null : StopsOf(options));
            Add(parameters, "reasoning_effort", EffortOf(options));
        }

        captured.ServiceTier = serviceTier;
        Add(parameters, ServiceTier, serviceTier);
        Add(parameters, "stream", captured.Stream is true ? true : null);
        captured.ModelParameters = parameters.Count == 0 ? null : parameters;
    }

    // The shortest decimal of a float, not its nearest double.
    private static double Exact(float number) =>
        double.Parse(
            number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static List<object?>? StopsOf(ChatOptions options) =>
        options.StopSequences is { Count: > 0 } stops
            ? [.. stops.Take(MaxStops).Select(stop => TextLimit.Cut(stop ?? "", MaxStopBytes))]
            : null;

    private static string? EffortOf(ChatOptions options) =>
        options.Reasoning?.Effort?.ToString().ToLowerInvariant();

    private static void Add(Dictionary<string, object?> parameters, string name, object? value)
    {
        if (value is not null)
        {
            parameters[name] = value;
        }
    }
}
