using System.Reflection;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Walks the fields of an object to everything it holds on to.</summary>
internal static class Reachable
{
    public static IEnumerable<object> From(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var current))
        {
            if (!seen.Add(current))
            {
                continue;
            }

            yield return current;
            foreach (var next in Next(current).Where(next => next is not null))
            {
                open.Push(next!);
            }
        }
    }

    private static IEnumerable<object?> Next(object current)
    {
        var type = current.GetType();
        if (type.IsPrimitive || current is string or Type or Delegate)
        {
            return [];
        }

        return current is Array items
            ? items.Cast<object?>()
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(field => !field.FieldType.IsPointer)
                .Select(field => field.GetValue(current));
    }
}
