using System.Globalization;
using System.Reflection;

namespace PostHog.Conventions.Listing;

/// <summary>Writes the attributes that a programmer put on something, and leaves out those of the compiler.</summary>
internal static class Attributes
{
    public static string Write(IList<CustomAttributeData> attributes) =>
        string.Concat(
            attributes
                .Where(attribute => !IsOfCompiler(attribute.AttributeType))
                .Select(attribute => $"[{Name(attribute)}{Arguments(attribute)}] ")
                .Order(StringComparer.Ordinal)
        );

    /// <summary>Writes a constant as C# does.</summary>
    public static string Constant(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static bool IsOfCompiler(Type attribute) =>
        attribute.Namespace == "System.Runtime.CompilerServices"
        || attribute.Name
            is "DefaultMemberAttribute"
                or "DebuggerStepThroughAttribute"
                or "OptionalAttribute";

    private static string Name(CustomAttributeData attribute) =>
        attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal);

    private static string Arguments(CustomAttributeData attribute)
    {
        var arguments = attribute
            .ConstructorArguments.Select(argument => Constant(argument.Value))
            .Concat(
                attribute.NamedArguments.Select(argument =>
                    $"{argument.MemberName} = {Constant(argument.TypedValue.Value)}"
                )
            )
            .ToList();
        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }
}
