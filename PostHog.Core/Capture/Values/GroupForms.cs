using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Reads the results of grouping as maps from keys to elements, which their enumeration does not show.</summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class GroupForms
{
    /// <summary>Returns a function that reads values of a type; null if it is neither a group nor a lookup.</summary>
    public static Func<object, object?>? Of(Type type)
    {
        if (Interface(type, typeof(ILookup<,>)) is not null)
        {
            return lookup => Map(((IEnumerable)lookup).Cast<object>());
        }

        return Interface(type, typeof(IGrouping<,>)) is null ? null : group => Map([group]);
    }

    // The elements are enumerated anew, because the group itself would be read as a map again.
    private static OrderedDictionary Map(IEnumerable<object> groups)
    {
        var map = new OrderedDictionary();
        foreach (var group in groups)
        {
            var key = Interface(group.GetType(), typeof(IGrouping<,>))!
                .GetProperty("Key")!
                .GetValue(group);
            map.Add(
                key ?? DBNull.Value,
                ((IEnumerable)group).Cast<object?>().Select(element => element)
            );
        }

        return map;
    }

    private static Type? Interface(Type type, Type definition) =>
        Array.Find(
            type.GetInterfaces(),
            known => known.IsGenericType && known.GetGenericTypeDefinition() == definition
        );
}
