using PostHog;
using PostHog.Development;

namespace Quickstart.Promises;

/// <summary>The inputs of the promises, the same for both packages.</summary>
internal static class Trouble
{
    public const string Outage = "20 events queued in an outage";
    public const string InvalidValues = "1 event of 100 with invalid values";
    public const string Overflow = "8 events for a queue that takes 5";
    public const string Exit = "7 events queued as the process ends";
    public const int EventsInOutage = 20;
    public const int EventsAtExit = 7;

    /// <summary>Fails two attempts.</summary>
    public static Fault Fault => new() { Status = 503, Count = 2 };

    public static IEnumerable<PostHogEvent> Events(int count) =>
        Enumerable
            .Range(1, count)
            .Select(number => new PostHogEvent("page viewed", $"user-{number}"));

    /// <summary>The 50th has values that JSON cannot represent: NaN and a cycle.</summary>
    public static IReadOnlyList<PostHogEvent> WithInvalidValues()
    {
        var cycle = new Dictionary<string, object?>(StringComparer.Ordinal);
        cycle["self"] = cycle;
        PostHogEvent[] events = [.. Events(100)];
        events[49]["ratio"] = double.NaN;
        events[49]["cycle"] = cycle;
        return events;
    }

    /// <summary>Options for a queue of five.</summary>
    public static PostHogOptions NarrowScope(PostHogOptions options)
    {
        options.MaxQueueSize = 5;
        return options;
    }

    /// <summary>The result of queueing more events than the queue takes.</summary>
    public static Promise Overflowed(string package, IReadOnlyList<EnqueueResult> results)
    {
        var captured = results.Count(result => result.IsAccepted);
        var reasons = results
            .Where(result => !result.IsAccepted)
            .Select(result => result.Failure!.Kind)
            .Distinct();
        var dropped = results.Count - captured;
        var told = $"{dropped} dropped and reported to their callers: {string.Join(", ", reasons)}";
        return new Promise(package, Overflow, captured, told, dropped);
    }
}
