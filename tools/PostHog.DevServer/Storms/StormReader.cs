using System.Text.Json;

namespace PostHog.Development.Storms;

/// <summary>Reads a storm from JSON, and says what is wrong with one that cannot rage.</summary>
internal static class StormReader
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = default,
    };

    public static (Storm? Storm, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var request = JsonSerializer.Deserialize<StormRequest>(utf8, CamelCase);
            return request is null ? (null, "a storm is a JSON object") : Convert(request);
        }
        catch (JsonException exception)
        {
            return (
                null,
                $"the storm is not valid JSON of the right shape, at {exception.Path ?? "$"}"
            );
        }
    }

    private static (Storm? Storm, string? Problem) Convert(StormRequest request)
    {
        if (request.Unknown is { Count: > 0 } unknown)
        {
            return (null, $"a storm has no member \"{unknown.First().Key}\"");
        }

        var storm = new Storm
        {
            Seed = request.Seed,
            MaxConsecutive = request.MaxConsecutive,
            Statuses = request.Statuses ?? [],
            RetryAfterShare = request.RetryAfterShare,
            RetryAfter = Milliseconds(request.RetryAfterMs),
            Abort = request.Abort,
            Reset = request.Reset,
            Truncate = request.Truncate,
            StoredShare = request.StoredShare,
            Stall = request.Stall,
            StallFor = Milliseconds(request.StallMs),
            TooLarge = request.TooLarge,
            TooLargeAbove = request.TooLargeAbove,
            Partial = request.Partial,
            PartialShare = request.PartialShare,
        };
        return storm.FindProblem() is { } problem ? (null, problem) : (storm, null);
    }

    // What does not fit into a time span is out of range anyway.
    private static TimeSpan Milliseconds(double value) =>
        Math.Abs(value) <= TimeSpan.FromDays(2).TotalMilliseconds
            ? TimeSpan.FromMilliseconds(value)
            : TimeSpan.MaxValue;
}
