using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads the members of dictionaries, records and plain objects. Names, exclusions and converters follow the attributes
/// of both JSON libraries. <see cref="PropertyWriter"/> enumerates the members and handles cycles, depth and
/// exceptions.
/// </summary>
internal static class ObjectMembers
{
    /// <summary>Returns the named members of a value, each name once; null if it is a sequence.</summary>
    public static IEnumerable<(string Name, object? Value)>? Of(object value)
    {
        var members = AllOf(value);
        return members is not null && MayRepeat(value) ? DistinctMembers.Of(members) : members;
    }

    /// <summary>Returns the same, with every entry of a name that occurs more than once.</summary>
    public static IEnumerable<(string Name, object? Value)>? AllOf(object value) =>
        value switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            IEnumerable when ObjectReflection.IsSupported && IsObject(value) => MembersOf(value),
            IEnumerable<KeyValuePair<string, object?>> members => members.Select(member =>
                (member.Key, member.Value)
            ),
            Dictionary<string, string> groups => groups.Select(group =>
                (group.Key, (object?)group.Value)
            ),
            JObject members => members
                .Properties()
                .Select(member => (member.Name, (object?)member.Value)),
            IDictionary dictionary => EntriesOf(dictionary),
            IEnumerable sequence => ObjectReflection.IsSupported && IsDictionary(sequence)
                ? EntriesOf(sequence)
                : null,
            MergedMembers merged => merged.Entries(),
            _ => ObjectReflection.IsSupported ? MembersOf(value) : [],
        };

    /// <summary>
    /// Returns the type of an object, which is left out if none of its members is sent; null for dictionaries, JSON and
    /// sequences, which may be empty.
    /// </summary>
    public static string? TypeOf(object value) =>
        value switch
        {
            ObjectCopy copy => copy.TypeName,
            MergedMembers or JsonObject => null,
            IEnumerable when !IsObject(value) => null,
            _ when PowerShellObject.IsCustom(value) => "PSCustomObject",
            _ => value.GetType().ToString(),
        };

    /// <summary>
    /// Returns the named members of a value that should have some; any other value is reported as unreadable.
    /// </summary>
    public static IEnumerable<(string Name, object? Value)> OfMap(object? value)
    {
        if (value is null)
        {
            return [];
        }

        return (MapIn(value) is { } map ? Of(map) : null)
            ??
            [
                (
                    "",
                    new UnreadableValue(
                        "is not an object and is replaced by what it is merged with"
                    )
                ),
            ];
    }

    // Unwraps a wrapped map first.
    private static object? MapIn(object value)
    {
        if (value is string or ValueType or UnreadableValue)
        {
            return null;
        }

        var simple = ValueSimplifier.Of(value);
        return simple is null || ReferenceEquals(simple, value) ? simple : MapIn(simple);
    }

    // The names of other maps are distinct.
    private static bool MayRepeat(object value) =>
        value
            is IEnumerable
                and not (
                    JsonObject
                    or JObject
                    or Dictionary<string, object?>
                    or Dictionary<string, string>
                );

    // A list or dictionary whose author wants its members sent instead.
    private static bool IsObject(object value) =>
        ObjectReflection.IsSupported
        && value.GetType() != typeof(Dictionary<string, object?>)
        && MemberContracts.Shared.ResolveContract(value.GetType()) is JsonObjectContract;

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static bool IsDictionary(IEnumerable sequence) =>
        MemberContracts.Shared.ResolveContract(sequence.GetType())
            is JsonDictionaryContract
                or NamedValuesContract;

    private static IEnumerable<(string Name, object? Value)> EntriesOf(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return Entry(entry.Key, entry.Value);
        }
    }

    // Only the generic interface, with type arguments unknown here, shows that these are dictionaries.
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static IEnumerable<(string Name, object? Value)> EntriesOf(IEnumerable dictionary)
    {
        foreach (var entry in dictionary)
        {
            var type = entry.GetType();
            yield return Entry(
                type.GetProperty("Key")?.GetValue(entry),
                type.GetProperty("Value")?.GetValue(entry)
            );
        }
    }

    /// <summary>
    /// Returns an entry with its name. A key that throws or has no text affects only its own entry.
    /// </summary>
    public static (string Name, object? Value) Entry(object? key, object? value)
    {
        try
        {
            if (KeyText.Of(key) is { } text)
            {
                return (text, value);
            }

            var type = (WrappedValue.Of(key) ?? key!).GetType();
            return ("", new UnreadableValue($"has a key of type {type}, which is no text"));
        }
        catch (Exception fault)
        {
            var cause = ErrorText.FirstCauseOf(fault).GetType().Name;
            return ("", new UnreadableValue($"has a key that threw {cause}"));
        }
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static IEnumerable<(string Name, object? Value)> PropertiesOf(object custom) =>
        PowerShellObject
            .PropertiesOf(custom)
            .Select(property => (property.Name, ObjectMember.Read(property.Name, property.Value)));

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static IEnumerable<(string Name, object? Value)> MembersOf(object value)
    {
        if (PowerShellObject.IsCustom(value))
        {
            return PropertiesOf(value);
        }

        if (
            MemberContracts.Shared.ResolveContract(value.GetType())
            is not JsonObjectContract contract
        )
        {
            return [];
        }

        var members = contract
            .Properties.Where(member => member is { Readable: true, Ignored: false })
            .Select(member =>
                (
                    member.PropertyName ?? "",
                    ObjectMember.Read(member, value, contract.ItemConverter)
                )
            );
        return contract.ExtensionDataGetter is { } more
            ? DistinctMembers.Of(members.Concat(MoreOf(contract, more(value))))
            : members;
    }

    // Members that Newtonsoft.Json keeps in a dictionary, because the type does not declare them.
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static IEnumerable<(string Name, object? Value)> MoreOf(
        JsonObjectContract contract,
        IEnumerable<KeyValuePair<object, object>>? more
    ) =>
        (more ?? [])
            .Select(member => Entry(member.Key, member.Value))
            .Where(member => !contract.Properties.Contains(member.Name));
}
