using System.Text.Json;
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
            Path = HideInPath(request.Path),
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => HideInHeader(header.Key, header.Value),
                StringComparer.OrdinalIgnoreCase
            ),
            Body = HideInBody(request.Body),
            WireLength = request.WireLength,
            Status = request.Status,
            Problem = request.Problem is { } problem ? HideInPath(problem) : null,
            ArrivedAt = request.ArrivedAt,
            RemotePort = request.RemotePort,
            Number = request.Number,
            BodyLength = request.BodyLength,
            Batch = request.Batch,
            Fault = request.Fault,
            AnswerText = request.AnswerText is { } answer
                ? HideInAnswer(answer, request.Path)
                : null,
            Duration = request.Duration,
            IsDropped = request.IsDropped,
        };

    /// <summary>Masks what a list shows of a request: path, problem and the program that sent it.</summary>
    public static (string Path, string? Problem, string? Agent) ApplyToLine(
        ReceivedRequest request
    ) =>
        (
            HideInPath(request.Path),
            request.Problem is { } problem ? HideInPath(problem) : null,
            request.Headers.GetValueOrDefault("User-Agent") is { } agent ? HideInText(agent) : null
        );

    // Pages and programs on this machine have cookies and keys of their own.
    private static string HideInHeader(string name, string value) =>
        SecretNames.IsCookie(name) ? CookieValue.Replace(value, $"${{name}}={Mask}")
        : SecretNames.IsHeader(name) ? HideAllButScheme(value)
        : HideInPath(value);

    private static string HideAllButScheme(string value) =>
        value.IndexOf(' ', StringComparison.Ordinal) is > 0 and < 20 and var end
            ? $"{value[..end]} {Mask}"
            : Mask;

    private static string HideInPath(string path) =>
        HideInText(ProjectPath.Replace(Parameter.Replace(path, Hide), Mask));

    // The configuration of a library in a browser names the project of its path.
    private static string HideInAnswer(string answer, string path) =>
        HideInBody(
            ProjectPath.Match(path) is { Success: true, Value: var token }
                ? answer.Replace(
                    JsonSerializer.Serialize(Uri.UnescapeDataString(token)),
                    $"\"{Mask}\"",
                    StringComparison.Ordinal
                )
                : answer
        );

    private static string HideInBody(string body) =>
        HideInText(
            body.TrimStart() is ['{' or '[' or '"', ..]
                ? JsonMask.Apply(body, $"\"{Mask}\"", KnownToken.IsMatch)
                : Parameter.Replace(body, Hide)
        );

    private static string Hide(Match parameter) =>
        SecretNames.IsMember(Uri.UnescapeDataString(parameter.Groups["name"].Value))
            ? $"{parameter.Groups["name"].Value}={Mask}"
            : parameter.Value;

    private static string HideInText(string text) => KnownToken.Replace(text, $"${{kind}}{Mask}");

    [GeneratedRegex(
        "(?<=^|[?&\\s'])(?<name>[^=?&\\s']{1,100})=[^&\\s]*",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex Parameter { get; }

    [GeneratedRegex("(?<=^/array/)[^&/?]+", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex ProjectPath { get; }

    [GeneratedRegex("(?<name>[^=;]+)=[^;]*", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex CookieValue { get; }

    [GeneratedRegex(@"\b(?<kind>ph[a-z]_)\w+", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex KnownToken { get; }
}
