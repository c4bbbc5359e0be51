using System.Text.RegularExpressions;

namespace PostHog.Development.Recording;

/// <summary>Hides credentials in a recorded request, wherever PostHog's clients put them.</summary>
internal static partial class TokenMask
{
    private const string Mask = "***";
    private const int TimeoutMilliseconds = 5_000;

    public static ReceivedRequest Apply(ReceivedRequest request) =>
        new()
        {
            Method = request.Method,
            Path = HideInText(QueryToken.Replace(request.Path, $"${{name}}{Mask}")),
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => HideInHeader(header.Key, header.Value),
                StringComparer.OrdinalIgnoreCase
            ),
            Body = HideInText(JsonToken.Replace(request.Body, $"${{name}}\"{Mask}\"")),
            WireLength = request.WireLength,
            Status = request.Status,
            Problem = request.Problem is { } problem ? HideInText(problem) : null,
            ArrivedAt = request.ArrivedAt,
            RemotePort = request.RemotePort,
            Number = request.Number,
            BodyLength = request.BodyLength,
            Batch = request.Batch,
            Fault = request.Fault,
            AnswerText = request.AnswerText is { } answer ? HideInText(answer) : null,
            Duration = request.Duration,
            IsDropped = request.IsDropped,
        };

    /// <summary>Masks what a list shows of a request: path and problem.</summary>
    public static (string Path, string? Problem) ApplyToLine(ReceivedRequest request) =>
        (
            HideInText(QueryToken.Replace(request.Path, $"${{name}}{Mask}")),
            request.Problem is { } problem ? HideInText(problem) : null
        );

    private static string HideInHeader(string name, string value) =>
        string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase)
            ? $"{value.Split(' ')[0]} {Mask}"
        // Pages of other programs on this machine have cookies of their own.
        : string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase)
            ? CookieValue.Replace(value, $"${{name}}={Mask}")
        : HideInText(value);

    private static string HideInText(string text) => KnownToken.Replace(text, $"${{kind}}{Mask}");

    [GeneratedRegex(
        """(?<name>"(api_key|token|personal_api_key|secret_api_key|secret_key)"\s*:\s*)"(\\.|[^"\\])*"""
            + "\"",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex JsonToken { get; }

    [GeneratedRegex(
        "(?<name>(?<=[?&])(api_key|token|personal_api_key|secret_api_key|secret_key)=|(?<=^/array/))[^&/?]+",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex QueryToken { get; }

    [GeneratedRegex("(?<name>[^=;]+)=[^;]*", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex CookieValue { get; }

    [GeneratedRegex(@"\b(?<kind>ph[a-z]_)\w+", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex KnownToken { get; }
}
