using System.Text.Json;
using PostHog.Capture;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// The persons that the events describe: what <c>$identify</c>, <c>$create_alias</c>, <c>$set</c>, <c>$set_once</c> and <c>$unset</c>
/// made of them. 1 000 at most, in 16 MiB; those used least recently are forgotten first. Thread-safe.
/// </summary>
internal sealed class PersonStore(LimitWarnings limits)
{
    public const int Most = 1_000;
    public const long MostBytes = 16 * 1024 * 1024;

    private const int MostMembers = KeptProperties.Most;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _byId = new(StringComparer.Ordinal);
    private readonly UsageOrder<Person> _order = new(Most, MostBytes);
    private long _lastNumber;
    private long _version;

    /// <summary>Grows with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Takes in an event that was stored.</summary>
    public void Observe(HistoryEvent one, JsonElement json)
    {
        var id = one.Received.DistinctId;
        if (one.IsPersonless || string.IsNullOrWhiteSpace(id))
        {
            return;
        }

        if (id.Length > KeptProperties.MostLength)
        {
            limits.TooLongId(one);
            return;
        }

        lock (_lock)
        {
            var person = FindOrAdd(id, one);
            person.EventCount++;
            person.LastAt = one.Received.ReceivedAt.ToUnixTimeMilliseconds();
            person.LastEvent = one.Number;
            if (JsonText.ObjectOf(json, "properties") is { } properties)
            {
                Merge(person, one, properties);
                Apply(person, one, properties);
            }

            Apply(person, one, json);
            _order.Touch(person);
            Trim(one);
            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>The persons, those with the newest events first.</summary>
    public IReadOnlyList<PersonRow> Snapshot()
    {
        lock (_lock)
        {
            return [.. _order.Items.OrderByDescending(person => person.LastEvent).Select(Describe)];
        }
    }

    /// <summary>Returns the properties of a person, each as JSON text; null for an id that nobody has.</summary>
    /// <param name="id">One of its distinct ids.</param>
    /// <param name="isUse">Whether it is to be forgotten later because of this.</param>
    public Dictionary<string, string>? PropertiesOf(string id, bool isUse)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var person))
            {
                return null;
            }

            if (isUse)
            {
                _order.Touch(person);
            }

            return new Dictionary<string, string>(person.Properties.All, StringComparer.Ordinal);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _byId.Clear();
            _order.Clear();
            Interlocked.Increment(ref _version);
        }
    }

    private Person FindOrAdd(string id, HistoryEvent one)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return known;
        }

        var person = new Person(++_lastNumber)
        {
            FirstAt = one.Received.ReceivedAt.ToUnixTimeMilliseconds(),
        };
        person.TryAddId(id);
        _byId[id] = person;
        return person;
    }

    private void Trim(HistoryEvent one)
    {
        while (_order.FindSurplus() is { } oldest)
        {
            Forget(oldest);
            limits.TooManyPersons(one);
        }
    }

    private void Forget(Person person)
    {
        _order.Remove(person);
        foreach (var id in person.DistinctIds)
        {
            _byId.Remove(id);
        }
    }

    /// <summary>Joins the other id of an identification or an alias, with what is known about it.</summary>
    private void Merge(Person person, HistoryEvent one, JsonElement properties)
    {
        var other = one.Received.Name switch
        {
            "$identify" => JsonText.Read(properties, "$anon_distinct_id"),
            "$create_alias" or "$merge_dangerously" => JsonText.Read(properties, "alias"),
            _ => null,
        };
        person.IsIdentified |= one.Received.Name is "$identify";
        if (string.IsNullOrWhiteSpace(other) || person.Has(other))
        {
            return;
        }

        _byId.TryGetValue(other, out var absorbed);
        if (!MayMerge(one, other, absorbed))
        {
            limits.NotMerged(one, other);
            return;
        }

        person.HasJoined = true;
        if (absorbed is not null)
        {
            Absorb(person, absorbed, one);
        }

        Join(person, other, one);
        Note(person, one, $"{one.Received.Name} joined \"{other}\"");
    }

    // Fact: PostHog joins no id that stands for nobody, and no person that others were joined to
    // (PostHog/posthog, plugin-server/src/worker/ingestion/person-state.ts, merge and isMergeAllowed).
    private static bool MayMerge(HistoryEvent one, string other, Person? absorbed) =>
        !BadIdList.Contains(other)
        && !BadIdList.Contains(one.Received.DistinctId)
        && (absorbed is not { HasJoined: true } || one.Received.Name is "$merge_dangerously");

    private void Absorb(Person person, Person absorbed, HistoryEvent one)
    {
        Forget(absorbed);
        foreach (var id in absorbed.DistinctIds)
        {
            Join(person, id, one);
        }

        foreach (var (name, value) in absorbed.Properties.All)
        {
            limits.Check(person.Properties.Set(name, value, onlyOnce: true), name, one);
        }

        person.EventCount += absorbed.EventCount;
        person.FirstAt = Math.Min(person.FirstAt, absorbed.FirstAt);
    }

    private void Join(Person person, string id, HistoryEvent one)
    {
        if (id.Length <= KeptProperties.MostLength && person.TryAddId(id))
        {
            _byId[id] = person;
            return;
        }

        limits.TooManyIds(one);
    }

    private void Apply(Person person, HistoryEvent one, JsonElement source)
    {
        foreach (var (member, onlyOnce) in new[] { ("$set", false), ("$set_once", true) })
        {
            if (JsonText.ObjectOf(source, member) is not { } values)
            {
                continue;
            }

            var changed = limits.Apply(person.Properties, values, onlyOnce, one);
            if (changed.Count > 0)
            {
                Note(person, one, $"{member} {string.Join(", ", changed.Take(10))}");
            }
        }

        if (source.TryFind("$unset", out var names) && names.ValueKind is JsonValueKind.Array)
        {
            foreach (var name in names.EnumerateArray().Take(MostMembers))
            {
                if (JsonText.Read(name) is { } text && person.Properties.Remove(text))
                {
                    Note(person, one, $"$unset {text}");
                }
            }
        }
    }

    private static void Note(Person person, HistoryEvent one, string text) =>
        person.Note(
            new PersonChange(one.Received.ReceivedAt.ToUnixTimeMilliseconds(), one.Number, text)
        );

    private static PersonRow Describe(Person person) =>
        new(
            person.Number,
            [.. person.DistinctIds],
            person.Properties.ToJson(),
            person.EventCount,
            person.FirstAt,
            person.LastAt,
            person.IsIdentified,
            [.. person.Changes]
        );
}
