using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog.Development.Faults;

/// <summary>What is to go wrong until it is ended, as JSON says it.</summary>
internal sealed record LastingFaultsRequest
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = default,
    };

    /// <summary>How long each answer waits.</summary>
    public double SlowMs { get; init; }

    /// <summary>Each n-th event is dropped; 0 for none.</summary>
    public int DropEvery { get; init; }

    /// <summary>Whether questions about flags are answered as if their quota were used up.</summary>
    public bool QuotaLimitedFlags { get; init; }

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Reads it, or says what is wrong.</summary>
    public static (LastingFaultsRequest? Value, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var request = JsonSerializer.Deserialize<LastingFaultsRequest>(utf8, CamelCase);
            return request?.FindProblem() is { } problem ? (null, problem)
                : request is null ? (null, "a JSON object is needed")
                : (request, null);
        }
        catch (JsonException exception)
        {
            return (null, $"not valid JSON of the right shape, at {exception.Path ?? "$"}");
        }
    }

    private string? FindProblem()
    {
        if (Unknown is { Count: > 0 })
        {
            return $"there is no member \"{Unknown.First().Key}\"";
        }

        if (!(SlowMs >= 0 && SlowMs <= Fault.LongestWait.TotalMilliseconds))
        {
            return "slowMs must be from 0 to ten minutes";
        }

        return DropEvery < 0 ? "dropEvery must be at least 0" : null;
    }
}
