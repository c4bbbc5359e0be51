using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>An event that arrived, stored or not, and what became of it. Immutable.</summary>
internal sealed class HistoryEvent
{
    // The whole text is in the event's JSON.
    private const int LongestInRow = 200;

    private HistoryEvent(ReceivedEvent received, ScriptedResult result, JsonElement json)
    {
        Received = received;
        Result = result.Result;
        Details = result.Details;
        if (JsonText.ObjectOf(json, "properties") is { } properties)
        {
            Sdk = Cut(JsonText.Read(properties, "$lib"));
            SdkVersion = Cut(JsonText.Read(properties, "$lib_version"));
        }

        IsPersonless =
            SaysPersonless(json, "properties", "$process_person_profile")
            || SaysPersonless(json, "options", "process_person_profile");
    }

    /// <summary>Its place among all events, from 1.</summary>
    public long Number { get; init; }

    /// <summary>The request that brought it; 0 when that is not known.</summary>
    public long Request { get; init; }

    public ReceivedEvent Received { get; }

    public EventResult Result { get; }

    /// <summary>Why it was dropped or repaired.</summary>
    public string? Details { get; }

    public string? Sdk { get; }

    public string? SdkVersion { get; }

    /// <summary>Whether it says that it has no person.</summary>
    public bool IsPersonless { get; }

    public bool IsStored => Result is not (EventResult.Drop or EventResult.Retry);

    /// <summary>Returns the entry of an event.</summary>
    public static HistoryEvent Of(
        ReceivedEvent received,
        SubmittedEvent submitted,
        long number,
        long request
    ) => new(received, submitted.Result, submitted.Json) { Number = number, Request = request };

    /// <summary>Returns the line of the list of events.</summary>
    public EventRow ToRow() =>
        new(
            Number,
            Received.ReceivedAt.ToUnixTimeMilliseconds(),
            Cut(Received.Name),
            Cut(Received.DistinctId),
            Received.Uuid,
            Received.Utf8.Length,
            Sdk,
            SdkVersion,
            Result.ToString().ToLower(CultureInfo.InvariantCulture),
            Details,
            Received.Path,
            Request,
            IsPersonless
        );

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) =>
        text?.Length > LongestInRow ? $"{text.AsSpan(0, LongestInRow)}…" : text;

    private static bool SaysPersonless(JsonElement json, string parent, string member) =>
        JsonText.ObjectOf(json, parent) is { } found
        && found.TryFind(member, out var value)
        && value.ValueKind is JsonValueKind.False;
}
