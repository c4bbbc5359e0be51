using System.Collections;
using System.Reflection;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads F# unions with the reflection of the F# library that they were compiled against, so that no package is needed.
/// </summary>
internal static class FSharpUnion
{
    private const string Mapping = "Microsoft.FSharp.Core.CompilationMappingAttribute";
    private const string Case = "Case";
    private const int KindMask = 31;
    private const int UnionKind = 1;

    /// <summary>Returns a function that reads values of a union; null if the type is not a union.</summary>
    public static Func<object, object?>? FormOf(Type type)
    {
        if (typeof(IEnumerable).IsAssignableFrom(type) || LibraryOf(type) is not { } library)
        {
            return null;
        }

        var read = library
            .GetType("Microsoft.FSharp.Reflection.FSharpValue", throwOnError: true)!
            .GetMethods()
            .First(method => method.Name == "GetUnionFields" && IsFull(method));
        return value => Read(read.Invoke(obj: null, [value, type, null])!);
    }

    private static bool IsFull(MethodInfo method) => method.GetParameters().Length == 3;

    // A case without fields is represented by its name.
    private static object Read(object caseAndFields)
    {
        var type = caseAndFields.GetType();
        var union = type.GetProperty("Item1")!.GetValue(caseAndFields)!;
        var values = (object?[])type.GetProperty("Item2")!.GetValue(caseAndFields)!;
        var name = (string)union.GetType().GetProperty("Name")!.GetValue(union)!;
        if (values.Length == 0)
        {
            return name;
        }

        var fields = (PropertyInfo[])
            union.GetType().GetMethod("GetFields")!.Invoke(union, parameters: null)!;
        var members = new Dictionary<string, object?>(StringComparer.Ordinal) { [Case] = name };
        for (var index = 0; index < values.Length; index++)
        {
            var field = fields[index].Name;
            members[field == Case ? field + "Value" : field] = values[index];
        }

        return members;
    }

    private static Assembly? LibraryOf(Type type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            foreach (var attribute in known.GetCustomAttributes(inherit: false))
            {
                var mapping = attribute.GetType();
                if (mapping.FullName == Mapping && IsUnion(attribute))
                {
                    return mapping.Assembly;
                }
            }
        }

        return null;
    }

    private static bool IsUnion(object mapping)
    {
        var flags = mapping.GetType().GetProperty("SourceConstructFlags")!.GetValue(mapping);
        return ((int)flags! & KindMask) == UnionKind;
    }
}
