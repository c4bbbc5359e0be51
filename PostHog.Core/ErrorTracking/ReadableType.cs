namespace PostHog.ErrorTracking;

/// <summary>Returns the name of a type in the source, and that of the module around it.</summary>
internal static class ReadableType
{
    /// <summary>Returns the type's own name, such as <c>CheckoutError</c>.</summary>
    public static string NameOf(Type type) =>
        type.Name.Length == 0 ? nameof(Exception) : ReadableMethod.TypeName(type.Name);

    /// <summary>
    /// Returns the namespace and the enclosing types, such as <c>Shop.Orders</c>; null if there are none.
    /// </summary>
    public static string? ModuleOf(Type type) =>
        type.DeclaringType is { } outer
            ? ReadableMethod.Of(outer.FullName ?? outer.Name, "").Module
            : type.Namespace;
}
