namespace PostHog.ErrorTracking;

/// <summary>Says what a type is called in the source: its own name, and the module around it.</summary>
internal static class ReadableType
{
    /// <summary>Returns the type's own name, such as <c>CheckoutError</c>.</summary>
    public static string NameOf(Type type) =>
        type.Name.Length == 0 ? nameof(Exception) : ReadableMethod.TypeName(type.Name);

    /// <summary>Returns the namespace and the types around it, such as <c>Shop.Orders</c>; null when there is nothing around.</summary>
    public static string? ModuleOf(Type type) =>
        type.DeclaringType is { } outer
            ? ReadableMethod.Of(outer.FullName ?? outer.Name, "").Module
            : type.Namespace;
}
