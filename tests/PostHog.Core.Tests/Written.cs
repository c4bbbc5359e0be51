using System.Text;
using System.Text.Json;
using PostHog.Capture;
using PostHog.Setup;
using PostHog.TestKit;
using PostHog.Wire;

namespace PostHog.Core.Tests;

/// <summary>A serialised event and what was logged while it was written.</summary>
internal sealed class Written
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly PostHogOptions Usual = new();

    private Written(SerialisedEvent? captured, EventVerdict? dropped, LogRecorder log)
    {
        Dropped = dropped;
        Json = captured is null ? "" : StrictUtf8.GetString(captured.Json);
        Uuid = captured?.Uuid ?? Guid.Empty;
        Name = captured?.Name ?? "";
        Log = log;
    }

    /// <summary>The whole event; blank when it was dropped.</summary>
    public string Json { get; }

    public Guid Uuid { get; }

    public string Name { get; }

    public EventVerdict? Dropped { get; }

    public LogRecorder Log { get; }

    /// <summary>The properties of the caller, without those the library adds.</summary>
    public string Own
    {
        get
        {
            var start = Json.IndexOf("\"properties\":{", StringComparison.Ordinal) + 14;
            var end = Json.LastIndexOf("\"$lib\":", StringComparison.Ordinal);
            return Json[start..end].TrimEnd(',');
        }
    }

    /// <summary>The whole event, read by a strict JSON reader.</summary>
    public JsonElement Root
    {
        get
        {
            using var document = JsonDocument.Parse(Json);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The properties, read by a strict JSON reader.</summary>
    public JsonElement Properties
    {
        get
        {
            using var document = JsonDocument.Parse(Json);
            return document.RootElement.GetProperty("properties").Clone();
        }
    }

    public static Written Event(
        PostHogEvent captured,
        PostHogOptions? options = null,
        int maxBytes = EventFormat.AnalyticsMaxBytes
    )
    {
        options ??= Usual;
        var log = new LogRecorder();
        var defaults = EventDefaults.From(options);
        var serialiser = new EventSerialiser(
            EventFormats.For(options.CaptureMode, defaults, maxBytes, log.Log) with
            {
                AiContent = new(options.PrivacyMode, options.EnableFullAiCapture),
            },
            new BeforeSendChain(options.BeforeSend),
            new KnownBadIds(log.Log),
            log.Log,
            new FakeTime(A.Moment)
        );
        var (serialised, dropped) = serialiser.Serialise(captured);
        return new Written(serialised, dropped, log);
    }

    /// <summary>Writes an event that has this value between two ordinary ones.</summary>
    public static Written Value(object? value) =>
        Event(
            new PostHogEvent("e", "u")
            {
                ["before"] = 1,
                ["value"] = value,
                ["after"] = 2,
            }
        );
}
