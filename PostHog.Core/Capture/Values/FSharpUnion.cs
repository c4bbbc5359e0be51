using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads F# unions with the reflection of the F# library that they were compiled against, so that no package is needed.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class FSharpUnion
{
    private const string Mapping = "Microsoft.FSharp.Core.CompilationMappingAttribute";
    private const string Case = "Case";
    private const int KindMask = 31;
    private const int UnionKind = 1;
    private const int IsPrivate = 32;

    /// <summary>
    /// Returns a function that reads values of a union; null if the type is not a union. The cases of a union with a
    /// private or internal representation are hidden from other code, so its values are left out.
    /// </summary>
    public static Func<object, object?>? FormOf(Type type)
    {
        if (typeof(IEnumerable).IsAssignableFrom(type) || MappingOf(type) is not { } mapping)
        {
            return null;
        }

        if ((FlagsOf(mapping) & IsPrivate) != 0)
        {
            return _ => new UnreadableValue($"holds a {type}, whose cases are private");
        }

        var read = mapping
            .GetType()
            .Assembly.GetType("Microsoft.FSharp.Reflection.FSharpValue", throwOnError: true)!
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

    private static object? MappingOf(Type type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            foreach (var attribute in known.GetCustomAttributes(inherit: false))
            {
                if (attribute.GetType().FullName == Mapping && IsUnion(attribute))
                {
                    return attribute;
                }
            }
        }

        return null;
    }

    private static bool IsUnion(object mapping) => (FlagsOf(mapping) & KindMask) == UnionKind;

    private static int FlagsOf(object mapping) =>
        (int)mapping.GetType().GetProperty("SourceConstructFlags")!.GetValue(mapping)!;
}
