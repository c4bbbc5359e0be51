using System.Reflection;

namespace PostHog.Conventions.Listing;

/// <summary>Writes types as a C# programmer does: short names, keywords, question marks.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Write(Type type, NullabilityInfo? nullability = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        }

        var mark =
            !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        return WriteBare(type, nullability) + mark;
    }

    private static string WriteBare(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability?.ElementType);
        }

        if (type.IsArray)
        {
            return Write(type.GetElementType()!, nullability?.ElementType) + "[]";
        }

        var name = Keywords.GetValueOrDefault(type, type.Name.Split('`')[0]);
        if (type.IsNested && !type.IsGenericParameter)
        {
            name = $"{Write(type.DeclaringType!)}.{name}";
        }

        return type.IsGenericType ? $"{name}<{Arguments(type, nullability)}>" : name;
    }

    private static string Arguments(Type type, NullabilityInfo? nullability) =>
        string.Join(
            ", ",
            type.GetGenericArguments()
                .Select(
                    (argument, index) =>
                        Write(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))
                )
        );
}
