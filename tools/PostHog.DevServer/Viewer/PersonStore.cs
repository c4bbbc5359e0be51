using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// The persons that the events describe: what <c>$identify</c>, <c>$create_alias</c>, <c>$set</c>, <c>$set_once</c> and <c>$unset</c>
/// made of them. The newest 1 000, in 16 MiB. Thread-safe.
/// </summary>
internal sealed class PersonStore
{
    private const int MostPersons = 1_000;
    private const int MostBytesOfValue = 4 * 1024;
    private const int MostMembers = 500;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Person> _newestLast = [];
    private long _lastNumber;
    private long _version;
    private long _bytes;

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

        lock (_lock)
        {
            var person = FindOrAdd(id, one);
            person.EventCount++;
            person.LastAt = one.Received.ReceivedAt.ToUnixTimeMilliseconds();
            Touch(person);
            if (JsonText.ObjectOf(json, "properties") is { } properties)
            {
                Merge(person, one, properties);
                Apply(person, one, properties);
            }

            Apply(person, one, json);
            Trim(person);
            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>The persons, newest first.</summary>
    public IReadOnlyList<PersonRow> Snapshot()
    {
        lock (_lock)
        {
            return [.. _newestLast.Reverse().Select(Describe)];
        }
    }

    /// <summary>Returns the properties of a person, each as JSON text; null for an id that nobody has.</summary>
    public Dictionary<string, string>? PropertiesOf(string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var person)
                ? new Dictionary<string, string>(person.Properties, StringComparer.Ordinal)
                : null;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _byId.Clear();
            _newestLast.Clear();
            _bytes = 0;
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
        person.DistinctIds.Add(id);
        _byId[id] = person;
        _newestLast.AddLast(person);
        return person;
    }

    private void Trim(Person newest)
    {
        _bytes += newest.Bytes - newest.CountedBytes;
        newest.CountedBytes = newest.Bytes;
        while (_newestLast.Count > 1 && (_newestLast.Count > MostPersons || _bytes > MostBytes))
        {
            Forget(_newestLast.First!.Value);
        }
    }

    private void Touch(Person person)
    {
        if (!ReferenceEquals(_newestLast.Last?.Value, person))
        {
            _newestLast.Remove(person);
            _newestLast.AddLast(person);
        }
    }

    private void Forget(Person person)
    {
        _newestLast.Remove(person);
        _bytes -= person.CountedBytes;
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
        if (string.IsNullOrWhiteSpace(other) || person.DistinctIds.Contains(other))
        {
            return;
        }

        if (_byId.TryGetValue(other, out var absorbed))
        {
            Absorb(person, absorbed);
        }

        if (person.HasRoomForId)
        {
            person.DistinctIds.Add(other);
            _byId[other] = person;
        }

        Note(person, one, $"{one.Received.Name} joined \"{other}\"");
    }

    private void Absorb(Person person, Person absorbed)
    {
        Forget(absorbed);
        foreach (var id in absorbed.DistinctIds.Where(_ => person.HasRoomForId))
        {
            person.DistinctIds.Add(id);
            _byId[id] = person;
        }

        foreach (var (name, value) in absorbed.Properties)
        {
            person.Set(name, value, onlyOnce: true);
        }

        person.EventCount += absorbed.EventCount;
        person.FirstAt = Math.Min(person.FirstAt, absorbed.FirstAt);
    }

    private static void Apply(Person person, HistoryEvent one, JsonElement source)
    {
        foreach (var (member, onlyOnce) in new[] { ("$set", false), ("$set_once", true) })
        {
            if (JsonText.ObjectOf(source, member) is not { } values)
            {
                continue;
            }

            var changed = values
                .EnumerateObject()
                .Take(MostMembers)
                .Where(value => Set(person, value, onlyOnce))
                .Select(value => value.Name)
                .ToList();
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

    private static bool Set(Person person, JsonProperty member, bool onlyOnce)
    {
        if (JsonText.NameOf(member) is not { } name)
        {
            return false;
        }

        var json = member.Value.GetRawText();
        return person.Set(
            name,
            json.Length > MostBytesOfValue ? "\"(larger than 4 KiB)\"" : json,
            onlyOnce
        );
    }

    private static void Note(Person person, HistoryEvent one, string text) =>
        person.Note(
            new PersonChange(one.Received.ReceivedAt.ToUnixTimeMilliseconds(), one.Number, text)
        );

    private static PersonRow Describe(Person person)
    {
        var properties = new JsonObject();
        foreach (var (name, json) in person.Properties)
        {
            properties[name] = json;
        }

        return new PersonRow(
            person.Number,
            [.. person.DistinctIds],
            properties,
            person.EventCount,
            person.FirstAt,
            person.LastAt,
            person.IsIdentified,
            [.. person.Changes]
        );
    }
}
