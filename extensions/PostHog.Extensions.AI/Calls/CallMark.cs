using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// Carries the options for PostHog among the properties of a call. Clients in between may write the properties as JSON,
/// for example into the key of a cache: so what is there is a text, the same for every call, and the options are found
/// by that very text.
/// </summary>
internal static class CallMark
{
    private const string Key = "PostHog.Extensions.AI.Call";

    private static readonly ConditionalWeakTable<string, PostHogAiOptions> Calls = new();

    /// <summary>Returns the properties with a mark for these options.</summary>
    public static AdditionalPropertiesDictionary Set(
        AdditionalPropertiesDictionary? properties,
        PostHogAiOptions call
    )
    {
        // A text of its own, not the one that all constants share.
        var mark = new string("PostHog".ToCharArray());
        Calls.Add(mark, call);
        properties ??= [];
        properties[Key] = mark;
        return properties;
    }

    /// <summary>Returns the options whose mark these properties have; null if they have none.</summary>
    public static PostHogAiOptions? Find(AdditionalPropertiesDictionary? properties) =>
        properties is not null
        && properties.TryGetValue(Key, out var value)
        && value is string mark
        && Calls.TryGetValue(mark, out var call)
            ? call
            : null;

    /// <summary>Removes the mark.</summary>
    public static void Remove(AdditionalPropertiesDictionary properties) => properties.Remove(Key);
}
