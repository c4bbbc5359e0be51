using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Serialization;

namespace PostHog.Capture;

/// <summary>
/// Looks into records, plain objects and unusual dictionaries. Names and exclusions follow Newtonsoft's attributes; the
/// walk itself stays with the property walker, which knows about cycles, depth and getters that throw.
/// </summary>
internal static class ObjectMembers
{
    private static readonly DefaultContractResolver Contracts = new()
    {
        IgnoreSerializableInterface = true,
        IgnoreSerializableAttribute = true,
    };

    /// <summary>Returns the readable members of a plain object; null when the type is none.</summary>
    public static IEnumerable<JsonProperty>? Of(object value) =>
        Contracts.ResolveContract(value.GetType()) is JsonObjectContract contract
            ? contract.Properties.Where(member => member is { Readable: true, Ignored: false })
            : null;

    /// <summary>Whether a sequence is a dictionary that only its generic interface shows.</summary>
    public static bool IsDictionary(IEnumerable sequence) =>
        Contracts.ResolveContract(sequence.GetType()) is JsonDictionaryContract;

    /// <summary>Takes such a dictionary apart.</summary>
    public static IEnumerable<(string Name, object? Value)> EntriesOf(IEnumerable dictionary)
    {
        foreach (var entry in dictionary)
        {
            var type = entry.GetType();
            yield return (
                NameOf(type.GetProperty("Key")?.GetValue(entry)),
                type.GetProperty("Value")?.GetValue(entry)
            );
        }
    }

    /// <summary>Returns the JSON name for a dictionary's key.</summary>
    public static string NameOf(object? key) =>
        key as string ?? Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}
