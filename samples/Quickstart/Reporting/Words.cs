using System.Globalization;
using PostHog;

namespace Quickstart.Reporting;

/// <summary>How the report puts things.</summary>
internal static class Words
{
    /// <summary>What the API answered: the statuses, where they can be seen.</summary>
    public static string Answer(Take take)
    {
        if (take.Traffic is { } traffic)
        {
            return traffic.Statuses;
        }

        return take.Result switch
        {
            { IsDelivered: true } => "accepted",
            { Failure.StatusCode: { } status } => Count(status),
            _ => "nothing",
        };
    }

    public static string Result(CaptureResult? result)
    {
        if (result is null)
        {
            return "threw";
        }

        if (!result.IsDelivered)
        {
            return result.Verdicts.Any(verdict => verdict.Outcome == DeliveryOutcome.Unknown)
                ? "unknown"
                : "not delivered";
        }

        return result.Verdicts.Count == 1 ? "delivered" : $"delivered, all {result.Verdicts.Count}";
    }

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms");

    /// <summary>Shortens an id to its two ends; anything else is left as it is.</summary>
    public static string Short(string id) =>
        Guid.TryParse(id, out _) ? $"{id[..4]}..{id[^6..]}" : id;
}
