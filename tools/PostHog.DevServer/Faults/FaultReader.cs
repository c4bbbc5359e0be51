using System.Text.Json;

namespace PostHog.Development.Faults;

/// <summary>Reads a fault from JSON, and says what is wrong with one that cannot be played.</summary>
internal static class FaultReader
{
    private const string AbortBeforeResponse = "before_response";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = default,
    };

    public static (Fault? Fault, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var request = JsonSerializer.Deserialize<FaultRequest>(utf8, CamelCase);
            return request is null ? (null, "a fault is a JSON object") : Convert(request);
        }
        catch (JsonException exception)
        {
            return (
                null,
                $"the fault is not valid JSON of the right shape, at {exception.Path ?? "$"}"
            );
        }
    }

    private static (Fault? Fault, string? Problem) Convert(FaultRequest request)
    {
        if (FindProblem(request) is { } problem)
        {
            return (null, problem);
        }

        var fault = new Fault
        {
            Status = request.Status,
            Count = request.Count,
            RetryAfter = request.RetryAfter?.ToString(),
            Delay = TimeSpan.FromMilliseconds(request.DelayMs),
            Abort = request.Abort is not null,
            Truncate = request.Truncate,
            Body = request.Body,
            Store = request.Store,
        };
        return fault.FindProblem() is { } reason ? (null, reason) : (fault, null);
    }

    private static string? FindProblem(FaultRequest request)
    {
        if (request.Unknown is { Count: > 0 } unknown)
        {
            return $"a fault has no member \"{unknown.First().Key}\"";
        }

        if (request.Abort is not (null or AbortBeforeResponse))
        {
            return $"abort must be \"{AbortBeforeResponse}\"";
        }

        if (
            request.RetryAfter?.ValueKind
            is not (null or JsonValueKind.Number or JsonValueKind.String)
        )
        {
            return "retryAfter must be a number of seconds, or text to send verbatim";
        }

        return Math.Abs(request.DelayMs) > TimeSpan.FromDays(1).TotalMilliseconds
            ? "delayMs must be from 0 to one day"
            : null;
    }
}
