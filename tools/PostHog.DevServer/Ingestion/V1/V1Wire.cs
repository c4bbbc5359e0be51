using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion.V1;

/// <summary>Capture V1: headers carry what belongs to the request, and each event gets a result.</summary>
/// <param name="isAi">Whether this is the path of AI events, which takes no others.</param>
internal sealed class V1Wire(bool isAi) : Wire
{
    private const string ErrorUri = "https://posthog.com/docs/api";
    private const int ShownResults = 3;

    public override bool SettlesEvents => true;

    public override Answer? CheckHeaders(IHeaderDictionary headers) =>
        RequiredHeaders.FindProblem(headers) is { } problem ? Refuse(problem) : null;

    public override Submission Read(JsonElement root) =>
        BatchShape.FindProblem(root) is { } problem
            ? Submission.Refused(Refuse(problem))
            : new Submission([.. root.GetProperty("batch").EnumerateArray().Select(Submit)]);

    public override string Identify(HttpRequest request, IReadOnlyList<SubmittedEvent> events) =>
        request.Headers[RequiredHeaders.RequestId].ToString();

    public override Answer Accept(IReadOnlyList<SubmittedEvent> events)
    {
        var results = events
            .Where(one => one.Uuid is not null)
            .Select(one => $$"""{{Answer.Quote($"{one.Uuid}")}}:{{Write(one.Result)}}""");
        return new Answer(
            StatusCodes.Status200OK,
            "{\"results\":{" + string.Join(',', results) + "}}",
            Summarise(events)
        );
    }

    public override Answer Refuse(int status, string problem) =>
        Refuse(status, new Problem(TagOf(status), problem));

    private static Answer Refuse(Problem problem) =>
        Refuse(StatusCodes.Status400BadRequest, problem);

    private static Answer Refuse(int status, Problem problem)
    {
        var (tag, description) = (Answer.Quote(problem.Tag), Answer.Quote(problem.Description));
        return new Answer(
            status,
            $$"""{"error":{{tag}},"error_description":{{description}},"error_uri":"{{ErrorUri}}"}""",
            problem.Description
        );
    }

    private SubmittedEvent Submit(JsonElement json) =>
        new(json, WireUuid.Parse(JsonText.Read(json, "uuid")), EventRules.Judge(json, isAi));

    private static string Write(ScriptedResult result)
    {
        var name = Name(result.Result);
        return result.Details is { } details
            ? $$"""{"result":"{{name}}","details":{{Answer.Quote(details)}}}"""
            : $$"""{"result":"{{name}}"}""";
    }

    /// <summary>What was not stored, for who looks at the server; null when all was.</summary>
    private static string? Summarise(IReadOnlyList<SubmittedEvent> events)
    {
        var results = events
            .Select((one, index) => (one, index))
            .Where(row => !row.one.IsStored)
            .Select(row => $"batch[{row.index}]: {Describe(row.one.Result)}")
            .ToList();
        return results.Count switch
        {
            0 => null,
            <= ShownResults => string.Join(", ", results),
            _ =>
                $"{string.Join(", ", results.Take(ShownResults))}, and {results.Count - ShownResults} more",
        };
    }

    private static string Describe(ScriptedResult result) =>
        $"{Name(result.Result)} {result.Details}".TrimEnd();

    private static string Name(EventResult result) =>
        result.ToString().ToLower(CultureInfo.InvariantCulture);

    private static string TagOf(int status) =>
        status switch
        {
            400 => "request_parsing_error",
            401 => "invalid_api_token",
            408 => "request_timeout",
            413 => "payload_too_large",
            415 => "unsupported_encoding",
            429 => "rate_limited",
            500 => "internal_error",
            503 => "service_unavailable",
            504 => "gateway_timeout",
            _ => $"status_{status}",
        };
}
