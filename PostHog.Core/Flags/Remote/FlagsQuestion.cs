using PostHog.Flags.Inputs;
using PostHog.Wire;

namespace PostHog.Flags.Remote;

/// <summary>What the server is asked: the subject with all layers merged, and the keys. Immutable.</summary>
internal sealed class FlagsQuestion
{
    private FlagsQuestion(string distinctId) => DistinctId = distinctId;

    public string DistinctId { get; }

    public string? DeviceId { get; private init; }

    public IReadOnlyDictionary<string, string> Groups { get; private init; } = null!;

    public IReadOnlyDictionary<string, object?> PersonProperties { get; private init; } = null!;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> GroupProperties
    {
        get;
        private init;
    } = null!;

    public bool DisableGeoIP { get; private init; }

    /// <summary>The requested flags; null for all.</summary>
    public IReadOnlyCollection<string>? Keys { get; private init; }

    /// <summary>Returns the question about a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="keys">The flags; null for all.</param>
    /// <param name="disableGeoIP">Whether the server derives no location.</param>
    /// <param name="report">Called if properties could not be read.</param>
    public static FlagsQuestion Of(
        in FlagSubject subject,
        IReadOnlyCollection<string>? keys,
        bool disableGeoIP,
        Action<Exception> report
    )
    {
        var groups = MergedProperties.Of(subject.Groups, below: null, report);
        foreach (var type in groups.Where(group => group.Value is null).ToList())
        {
            groups.Remove(type.Key);
        }

        return new FlagsQuestion(subject.DistinctId)
        {
            DeviceId = string.IsNullOrWhiteSpace(subject.DeviceId) ? null : subject.DeviceId,
            Groups = groups,
            PersonProperties = MergedProperties.Of(
                subject.PersonProperties,
                subject.PersonDefaults,
                report
            ),
            GroupProperties = MergeGroups(subject, groups, report),
            DisableGeoIP = disableGeoIP,
            Keys = keys,
        };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, object?>> MergeGroups(
        in FlagSubject subject,
        Dictionary<string, string> groups,
        Action<Exception> report
    )
    {
        var merged = new Dictionary<string, IReadOnlyDictionary<string, object?>>(
            StringComparer.Ordinal
        );
        var own = MergedProperties.Of(subject.GroupProperties, below: null, report);
        var below = MergedProperties.Of(subject.GroupDefaults, below: null, report);
        foreach (var type in groups.Keys.Concat(own.Keys).Concat(below.Keys))
        {
            own.TryGetValue(type, out var properties);
            below.TryGetValue(type, out var defaults);
            var members = MergedProperties.Of(properties, defaults, report);
            if (groups.TryGetValue(type, out var key) && !members.ContainsKey(WireNames.GroupKey))
            {
                members.Add(WireNames.GroupKey, key);
            }

            if (members.Count > 0)
            {
                merged[type] = members;
            }
        }

        return merged;
    }
}
