using PostHog.Capture;
using PostHog.Capture.Values;
using PostHog.Diagnostics;
using PostHog.Wire;
using PostHog.Wire.Json;
using PropertyMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PostHog.Flags.Inputs;

/// <summary>
/// Prepares the properties of a subject once, for local and remote evaluation: what a request cannot carry is left out
/// for both, with the reason. Used by one call.
/// </summary>
internal sealed class PropertyBudget
{
    /// <summary>The maximum size of all properties of one request, in bytes of JSON.</summary>
    public const int MaxBytes = PropertyWriter.MaxCharacters;

    private const int MaxNameLength = 200;

    private readonly Dictionary<string, string> _omitted = new(StringComparer.Ordinal);
    private readonly PostHogLog _log;
    private long _room = MaxBytes;

    private PropertyBudget(PostHogLog log) => _log = log;

    /// <summary>Returns the subject with only those properties that can be sent.</summary>
    /// <param name="subject">The subject. It is returned as it is if all properties are plain.</param>
    /// <param name="log">Receives a warning for each property that is left out.</param>
    public static FlagSubject Prepare(in FlagSubject subject, PostHogLog log) =>
        PlainProperties.Fit(subject, MaxBytes)
            ? subject with
            {
                IsUnchecked = false,
            }
            : new PropertyBudget(log).Prepare(subject);

    private FlagSubject Prepare(in FlagSubject subject)
    {
        var persons = new Dictionary<string, object?>(StringComparer.Ordinal);
        var groups = new Dictionary<string, IDictionary<string, object?>>(StringComparer.Ordinal);
        var given = new List<(string Name, PropertyMap Given, PropertyMap Fitting)>
        {
            (WireNames.PersonProperties, PersonsOf(subject), persons),
        };
        foreach (var (type, properties) in GroupsOf(subject))
        {
            var fitting = new Dictionary<string, object?>(StringComparer.Ordinal);
            groups[type] = fitting;
            given.Add(($"{WireNames.GroupProperties}.{type}", properties, fitting));
        }

        // Small properties first, so that a large one never takes their place.
        foreach (var isSmall in new[] { true, false })
        {
            foreach (var map in given)
            {
                Fit(map.Name, map.Given, isSmall, map.Fitting);
            }
        }

        return subject with
        {
            PersonProperties = persons,
            PersonDefaults = null,
            GroupProperties = groups,
            GroupDefaults = null,
            IsUnchecked = false,
            OmittedProperties = _omitted.Count == 0 ? null : _omitted,
        };
    }

    private PropertyMap PersonsOf(in FlagSubject subject) =>
        Read(WireNames.PersonProperties, subject.PersonProperties, subject.PersonDefaults);

    private IEnumerable<(string Type, PropertyMap Properties)> GroupsOf(FlagSubject subject)
    {
        var own = Read(WireNames.GroupProperties, subject.GroupProperties, below: null);
        var below = Read(WireNames.GroupProperties, subject.GroupDefaults, below: null);
        foreach (var type in own.Keys.Concat(below.Keys).Distinct(StringComparer.Ordinal))
        {
            if (type.Length > MaxNameLength)
            {
                Omit(
                    WireNames.GroupProperties,
                    type,
                    "is too long a name for a group type; its properties are left out"
                );
                continue;
            }

            _room -= PlainProperties.SizeOfText(type);
            own.TryGetValue(type, out var properties);
            below.TryGetValue(type, out var defaults);
            yield return (type, Read($"{WireNames.GroupProperties}.{type}", properties, defaults));
        }
    }

    private void Fit(string name, PropertyMap given, bool isSmall, PropertyMap fitting)
    {
        foreach (var property in given)
        {
            if (PlainProperties.IsSmall(property.Key, property.Value) != isSmall)
            {
                continue;
            }

            if (TryFit(name, property.Key, property.Value, out var value))
            {
                fitting.Add(property.Key, value);
            }
        }
    }

    private bool TryFit(string map, string name, object? value, out object? fitting)
    {
        fitting = null;
        var json = ValueText.OfMember(name, value, (int)Math.Max(0, _room), out var omission);
        if (json is not null && omission is null && TryRead(json, value, out fitting))
        {
            _room -= json.Length;
            return true;
        }

        Omit(map, name, omission ?? "is too large; it is left out");
        return false;
    }

    // Returns the value as the server will read it, unless it has too many elements.
    private static bool TryRead(byte[] json, object? value, out object? read)
    {
        read = value;
        if (
            value is null
            || (ScalarWriter.IsScalar(value) && !ScalarWriter.MayHaveConverter(value))
        )
        {
            return true;
        }

        read = JsonDocumentReader.ReadObject(json)?.Values.First();
        return read is not null;
    }

    private Dictionary<string, T> Read<T>(
        string name,
        IDictionary<string, T>? above,
        IDictionary<string, T>? below
    ) =>
        MergedProperties.Of(
            above,
            below,
            fault =>
            {
                _omitted[name] = $"threw {fault.GetType().Name} when it was read; it is left out";
                _log.FlagInputsUnreadable(fault);
            }
        );

    private void Omit(string map, string name, string reason)
    {
        var path =
            $"{map}.{(name.Length <= MaxNameLength ? name : name.Substring(0, MaxNameLength))}";
        _omitted[path] = reason;
        _log.FlagPropertyOmitted(path, reason);
    }
}
