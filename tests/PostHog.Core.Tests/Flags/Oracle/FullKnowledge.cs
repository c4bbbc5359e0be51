using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Flags.Oracle;

/// <summary>
/// The result of the server with complete information: a slow, direct implementation of the server's rules on the JSON,
/// which shares no code with the engine.
/// </summary>
internal sealed class FullKnowledge
{
    private readonly World _world;
    private readonly Dictionary<string, object?> _person;
    private readonly Dictionary<string, Dictionary<string, object?>> _groups;
    private readonly Dictionary<int, string> _mapping = new() { [0] = "company", [1] = "team" };
    private readonly bool[] _isMember;
    private readonly string? _keptId;
    private readonly Dictionary<string, string> _values = [];

    /// <summary>
    /// Generates what the caller does not know: properties, static cohorts, a stored identifier, a new group type.
    /// </summary>
    /// <param name="world">What the caller knows.</param>
    /// <param name="isComplete">Whether the caller knows everything instead.</param>
    public FullKnowledge(World world, bool isComplete = false)
    {
        var random = world.Random;
        _world = world;
        _person = Overlay(isComplete ? [] : world.Some(World.PersonKeys), world.Person);
        _person.TryAdd("distinct_id", world.Id);
        _groups = world.GroupProperties.ToDictionary(
            group => group.Key,
            group => Overlay(isComplete ? [] : world.Some(World.GroupKeys), group.Value)
        );
        _isMember = [.. Enumerable.Range(0, 6).Select(_ => random.Next(2) == 0)];
        _keptId = !isComplete && random.Next(2) == 0 ? $"user-{random.Next(50)}" : null;
        if (!isComplete && random.Next(2) == 0)
        {
            _mapping[2] = "squad";
        }
    }

    public string Value(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            var flag = (JObject)_world.Flags.Single(flag => (string)flag["key"]! == key);
            _values[key] = value = Evaluate(key, flag);
        }
        return value;
    }

    private string Evaluate(string key, JObject flag)
    {
        var filters = (JObject)flag["filters"]!;
        if (!(bool)flag["active"]!)
        {
            return "false";
        }
        if (
            filters["feature_enrollment"] is not null
            && _person.TryGetValue($"$feature_enrollment/{key}", out var enrolled)
        )
        {
            return enrolled is true or "true" ? "true" : "false";
        }
        var flagGroup = (int?)filters["aggregation_group_type_index"];
        if (filters["holdout"] is JObject holdout && IsHeldOut(flag, flagGroup, holdout))
        {
            return $"holdout-{holdout["id"]}";
        }
        foreach (var condition in filters["groups"]!.Cast<JObject>())
        {
            var value = Evaluate(key, flag, filters, condition, flagGroup);
            if (value is not null)
            {
                return value;
            }
        }
        return "false";
    }

    // Null if the next condition is evaluated.
    private string? Evaluate(
        string key,
        JObject flag,
        JObject filters,
        JObject condition,
        int? flagGroup
    )
    {
        var group = condition.ContainsKey("aggregation_group_type_index")
            ? (int?)condition["aggregation_group_type_index"]
            : flagGroup;
        if (
            Identifier(flag, group) is not { } id
            || !condition["properties"]!.All(filter =>
                Holds((JObject)filter, group, inCohort: false)
            )
        )
        {
            return null;
        }
        if (IsInRollout(key, id, (double?)condition["rollout_percentage"] ?? 100))
        {
            return Variant(key, id, filters, (string?)condition["variant"]);
        }
        return (bool)filters["early_exit"]! ? "false" : null;
    }

    private bool IsHeldOut(JObject flag, int? group, JObject holdout)
    {
        var exclusion = (double)holdout["exclusion_percentage"]!;
        string id;
        if (group is { } index)
        {
            id = _mapping.TryGetValue(index, out var type)
                ? _world.Groups.GetValueOrDefault(type, "")
                : "";
        }
        else
        {
            id = IsByDevice(flag) && _world.Device is { } device ? device : _world.Id;
        }
        return exclusion >= 100 || Hash("holdout-" + id) <= exclusion / 100;
    }

    private static bool IsByDevice(JObject flag) =>
        (string?)flag["bucketing_identifier"] == "device_id";

    private string? Identifier(JObject flag, int? group)
    {
        if (group is { } index)
        {
            return _mapping.TryGetValue(index, out var type)
                ? _world.Groups.GetValueOrDefault(type)
                : null;
        }
        if (IsByDevice(flag))
        {
            return _world.Device;
        }
        return (bool)flag["ensure_experience_continuity"]! ? _keptId ?? _world.Id : _world.Id;
    }

    private static bool IsInRollout(string key, string id, double percentage)
    {
        if (percentage == 100)
        {
            return true;
        }
        var hash = id.Length == 0 ? 0 : Hash($"{key}.{id}");
        return hash <= percentage / 100;
    }

    private static string Variant(string key, string id, JObject filters, string? wanted)
    {
        var variants = filters["multivariate"]?["variants"] ?? new JArray();
        if (wanted is not null && variants.Any(variant => (string)variant["key"]! == wanted))
        {
            return wanted;
        }
        var hash = id.Length == 0 ? 0 : Hash($"{key}.{id}variant");
        var end = 0.0;
        foreach (var variant in variants)
        {
            end += (double)variant["rollout_percentage"]! / 100;
            if (hash < end)
            {
                return (string)variant["key"]!;
            }
        }
        return "true";
    }

    private static double Hash(string text)
    {
        var digest = SHA1.HashData(Encoding.UTF8.GetBytes(text));
        return (double)(BinaryPrimitives.ReadUInt64BigEndian(digest) >> 4) / ((1UL << 60) - 1);
    }

    private bool Holds(JObject filter, int? group, bool inCohort)
    {
        var holds = (string?)filter["type"] switch
        {
            "cohort" => HoldsCohort(filter),
            "flag" => HoldsFlag(filter),
            "group" => OperatorOracle.Holds(
                filter,
                GroupMap((int?)filter["group_type_index"] ?? group),
                _world.Matching
            ),
            _ => OperatorOracle.Holds(filter, _person, _world.Matching),
        };
        return holds != (inCohort && (bool?)filter["negation"] == true);
    }

    private Dictionary<string, object?> GroupMap(int? group) =>
        group is { } index && _mapping.TryGetValue(index, out var type)
            ? _groups.GetValueOrDefault(type, [])
            : [];

    private bool HoldsCohort(JObject filter)
    {
        var id = (int)filter["value"]!;
        var isMember = id > 3 ? _isMember[id] : HoldsNode((JObject)_world.Cohorts[$"{id}"]!);
        return (string?)filter["operator"] switch
        {
            null or "in" => isMember,
            "not_in" => !isMember,
            _ => false,
        };
    }

    private bool HoldsNode(JObject node)
    {
        if (node["values"] is not { } parts)
        {
            return Holds(node, group: null, inCohort: true);
        }
        return (string)node["type"]! == "AND"
            ? parts.All(part => HoldsNode((JObject)part))
            : parts.Any(part => HoldsNode((JObject)part));
    }

    private bool HoldsFlag(JObject filter)
    {
        if ((string?)filter["operator"] != "flag_evaluates_to")
        {
            return false;
        }
        var value = Value((string)filter["key"]!);
        return filter["value"]!.Type == JTokenType.Boolean
            ? value != "false" == (bool)filter["value"]!
            : value == (string)filter["value"]!;
    }

    private static Dictionary<string, object?> Overlay(
        Dictionary<string, object?> stored,
        Dictionary<string, object?> given
    )
    {
        var all = new Dictionary<string, object?>(stored);
        foreach (var property in given)
        {
            all[property.Key] = property.Value;
        }
        return all;
    }
}
