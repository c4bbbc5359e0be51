using System.Text.Json;

namespace PostHog.Development.Faults;

/// <summary>Reads a fault from JSON, and says what is wrong with one that cannot be played.</summary>
internal static class FaultReader
{
    private const string AbortBeforeResponse = "before_response";
    private const string AbortByReset = "reset";

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

        var (results, resultProblem) = ScriptedResultReader.Read(request.Results);
        if (resultProblem is not null)
        {
            return (null, resultProblem);
        }

        var fault = new Fault
        {
            Status = request.Status,
            Count = request.Count,
            RetryAfter = request.RetryAfter?.ToString(),
            Location = request.Location,
            Delay = TimeSpan.FromMilliseconds(request.DelayMs),
            Stall = TimeSpan.FromMilliseconds(request.StallMs),
            Abort = request.Abort is AbortBeforeResponse,
            Reset = request.Abort is AbortByReset,
            Truncate = request.Truncate,
            Results = results,
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

        if (request.Abort is not (null or AbortBeforeResponse or AbortByReset))
        {
            return $"abort must be \"{AbortBeforeResponse}\" or \"{AbortByReset}\"";
        }

        if (
            request.RetryAfter?.ValueKind
            is not (null or JsonValueKind.Number or JsonValueKind.String)
        )
        {
            return "retryAfter must be a number of seconds, or text to send verbatim";
        }

        if (!Fits(request.DelayMs))
        {
            return "delayMs must be from 0 to ten minutes";
        }

        return Fits(request.StallMs) ? null : "stallMs must be from 0 to ten minutes";
    }

    private static bool Fits(double milliseconds) =>
        Math.Abs(milliseconds) <= Fault.LongestWait.TotalMilliseconds;
}
