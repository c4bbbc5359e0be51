using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// What about the events is likely a mistake: ids that stand for nobody, personless events about a person or group, names in two
/// spellings, properties of two types, large events. The newest 200 warnings. Thread-safe.
/// </summary>
internal sealed class WarningStore
{
    /// <summary>The bytes of JSON above which an event is called large.</summary>
    public const int LargeEvent = 100_000;

    private const int MostWarnings = 200;
    private const int LongestName = 200;

    // Fact: PostHog drops these after it accepted them where they are personless (PostHog/posthog,
    // invalid_event_when_process_person_profile_is_false).
    private static readonly HashSet<string> OfPersons = new(StringComparer.Ordinal)
    {
        "$identify",
        "$create_alias",
        "$merge_dangerously",
        "$groupidentify",
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Warning> _warnings = new(StringComparer.Ordinal);
    private readonly NameSpellings _names = new();
    private readonly PropertyTypes _types = new();
    private long _version;

    /// <summary>Grows with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Takes in an event, stored or not.</summary>
    public void Observe(HistoryEvent one, JsonElement json)
    {
        var name = Cut(one.Received.Name);
        lock (_lock)
        {
            if (KnownBadIds.Contains(one.Received.DistinctId))
            {
                var id = Cut(one.Received.DistinctId);
                Warn(one, "bad_id", id, BadIdText(id));
            }

            WarnOfPersonless(one, name);
            if (_names.Observe(name) is { } spellings)
            {
                Warn(
                    one,
                    "name_drift",
                    spellings[0],
                    $"one event, {spellings.Count} spellings: {string.Join(", ", spellings.Select(Quote))}"
                );
            }

            if (one.Received.Utf8.Length > LargeEvent)
            {
                Warn(
                    one,
                    "large_event",
                    name,
                    $"{Quote(name)} has {one.Received.Utf8.Length / 1000} kB; over 100 kB events are slow to query, and PostHog refuses those over 1 MB"
                );
            }

            if (JsonText.ObjectOf(json, "properties") is { } properties)
            {
                WarnOfTypes(one, name, properties);
            }
        }
    }

    /// <summary>Warns of something that no single event shows.</summary>
    /// <param name="kind">Which rule.</param>
    /// <param name="subject">What one warning is kept for, and counted.</param>
    /// <param name="text">What is odd, in a sentence.</param>
    public void Add(string kind, string subject, string text)
    {
        lock (_lock)
        {
            Warn(number: 0, DateTimeOffset.UtcNow, kind, subject, text);
        }
    }

    /// <summary>Warns of what an event did.</summary>
    /// <param name="kind">Which rule.</param>
    /// <param name="subject">What one warning is kept for, and counted.</param>
    /// <param name="text">What is odd, in a sentence.</param>
    /// <param name="one">The event.</param>
    public void Add(string kind, string subject, string text, HistoryEvent one)
    {
        lock (_lock)
        {
            Warn(one, kind, subject, text);
        }
    }

    /// <summary>The warnings, newest first.</summary>
    public IReadOnlyList<Warning> Snapshot()
    {
        lock (_lock)
        {
            return
            [
                .. _warnings
                    .Values.OrderByDescending(one => one.LastAt)
                    .ThenByDescending(one => one.Event),
            ];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _warnings.Clear();
            _names.Clear();
            _types.Clear();
            Interlocked.Increment(ref _version);
        }
    }

    private void WarnOfPersonless(HistoryEvent one, string name)
    {
        if (one.IsPersonless && OfPersons.Contains(name))
        {
            Warn(
                one,
                "personless",
                name,
                $"{Quote(name)} is personless (process_person_profile is false): PostHog accepts it and then drops it"
            );
        }
    }

    private void WarnOfTypes(HistoryEvent one, string name, JsonElement properties)
    {
        foreach (var (property, before, now) in _types.Observe(name, properties))
        {
            Warn(
                one,
                "type_change",
                $"{name}\n{property}\n{now}",
                $"{Quote(property)} of {Quote(name)} was {before} before and is {now} now: filters on it will miss events"
            );
        }
    }

    private void Warn(HistoryEvent one, string kind, string subject, string text) =>
        Warn(one.Number, one.Received.ReceivedAt, kind, subject, text);

    private void Warn(long number, DateTimeOffset time, string kind, string subject, string text)
    {
        var key = $"{kind}\n{subject}";
        var at = time.ToUnixTimeMilliseconds();
        var isKnown = _warnings.TryGetValue(key, out var known);
        if (!isKnown && _warnings.Count >= MostWarnings)
        {
            _warnings.Remove(_warnings.MinBy(entry => (entry.Value.LastAt, entry.Value.Event)).Key);
        }

        _warnings[key] = new Warning(
            kind,
            text,
            (known?.Count ?? 0) + 1,
            known?.FirstAt ?? at,
            at,
            number
        );
        Interlocked.Increment(ref _version);
    }

    private static string BadIdText(string id) =>
        string.IsNullOrWhiteSpace(id)
            ? "the distinct id is blank"
            : $"the distinct id {Quote(id)} stands for nobody: everybody who gets it becomes one person";

    private static string Cut(string text) =>
        text.Length > LongestName ? text[..LongestName] : text;

    private static string Quote(string text) => $"\"{text}\"";
}
