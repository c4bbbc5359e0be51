using PostHog.Capture;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>What the events that arrived made of persons. Guarded by the server.</summary>
internal sealed class FakePersons
{
    private readonly Dictionary<string, Dictionary<string, object?>> _properties = new(
        StringComparer.Ordinal
    );

    private readonly HashSet<Dictionary<string, object?>> _identified = [];

    /// <summary>The properties of a person; null for an id that nobody has.</summary>
    public Dictionary<string, object?>? Find(string distinctId) =>
        _properties.TryGetValue(distinctId, out var known)
            ? new Dictionary<string, object?>(known, StringComparer.Ordinal)
            : null;

    /// <summary>Takes in an event.</summary>
    public void Observe(FakeEvent one)
    {
        var person = PersonOf(one.DistinctId);
        var other = one.Name switch
        {
            "$identify" => TextOf(one, "$anon_distinct_id"),
            "$create_alias" or "$merge_dangerously" => TextOf(one, "alias"),
            _ => null,
        };
        if (other is not null && !BadIdList.Contains(other) && !BadIdList.Contains(one.DistinctId))
        {
            Join(person, other, isForced: one.Name is "$merge_dangerously");
        }

        foreach (var member in MembersOf(one, "$set"))
        {
            person[member.Key] = member.Value;
        }

        Fill(person, MembersOf(one, "$set_once"));
        foreach (var name in (ValueOf(one, "$unset") as object?[] ?? []).OfType<string>())
        {
            person.Remove(name);
        }
    }

    // Fact: PostHog joins no id that stands for nobody, and no person that others were joined to, unless an event says so at any risk
    // (PostHog/posthog, plugin-server/src/worker/ingestion/person-state.ts, isMergeAllowed).
    private void Join(Dictionary<string, object?> person, string other, bool isForced)
    {
        var joined = PersonOf(other);
        if (!ReferenceEquals(joined, person) && (isForced || !_identified.Contains(joined)))
        {
            _identified.Add(person);
            Fill(person, joined);
            foreach (var id in _properties.Keys.Where(id => _properties[id] == joined).ToList())
            {
                _properties[id] = person;
            }
        }
    }

    private static void Fill(
        Dictionary<string, object?> person,
        IEnumerable<KeyValuePair<string, object?>> members
    )
    {
        foreach (var member in members.Where(member => !person.ContainsKey(member.Key)))
        {
            person[member.Key] = member.Value;
        }
    }

    private Dictionary<string, object?> PersonOf(string distinctId)
    {
        if (!_properties.TryGetValue(distinctId, out var person))
        {
            person = new Dictionary<string, object?>(StringComparer.Ordinal);
            _properties[distinctId] = person;
        }

        return person;
    }

    private static JsonObject MembersOf(FakeEvent one, string name) =>
        ValueOf(one, name) as JsonObject ?? [];

    private static string? TextOf(FakeEvent one, string name) => ValueOf(one, name) as string;

    private static object? ValueOf(FakeEvent one, string name) =>
        one.Properties.TryGetValue(name, out var value) ? value : null;
}
