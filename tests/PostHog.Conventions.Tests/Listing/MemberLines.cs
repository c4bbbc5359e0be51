using System.Reflection;

namespace PostHog.Conventions.Listing;

/// <summary>Writes one member of a type as C# declares it, without its body.</summary>
internal sealed class MemberLines(bool includesInternals)
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>Returns the line, or null if the member is not to be listed.</summary>
    public string? Write(MemberInfo member) =>
        member switch
        {
            ConstructorInfo { IsStatic: false } made when IsListed(made) =>
                $"{TypeNames.Write(made.DeclaringType!)}({Parameters(made.GetParameters())})",
            MethodInfo { IsSpecialName: false } method when IsListed(method) => Method(method),
            PropertyInfo property => Property(property),
            FieldInfo { IsSpecialName: false } field when IsListed(field) => Field(field),
            EventInfo raised when IsListed(raised.AddMethod!) =>
                $"event {TypeNames.Write(raised.EventHandlerType!, _nullability.Create(raised))} {raised.Name}",
            _ => null,
        };

    private bool IsListed(MethodBase method) =>
        method.IsPublic || method.IsFamily || (includesInternals && !method.IsPrivate);

    private bool IsListed(FieldInfo field) =>
        field.IsPublic || field.IsFamily || (includesInternals && !field.IsPrivate);

    private string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(item => item.Name))}>"
            : "";
        return $"{Modifiers(method)}{Type(method.ReturnParameter)} {method.Name}{generics}"
            + $"({Parameters(method.GetParameters())})";
    }

    private string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsListed).ToList();
        if (accessors.Count == 0)
        {
            return null;
        }

        var name = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"this[{Parameters(parameters)}]"
            : property.Name;
        var type = TypeNames.Write(property.PropertyType, _nullability.Create(property));
        return $"{Modifiers(accessors[0])}{type} {name} {{ {string.Concat(accessors.Select(Accessor))}}}";
    }

    private string Field(FieldInfo field) =>
        field.IsLiteral
            ? $"const {field.Name} = {Attributes.Constant(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{TypeNames.Write(field.FieldType, _nullability.Create(field))} {field.Name}";

    private static string Modifiers(MethodInfo method) =>
        (method.IsFamily ? "protected " : "")
        + method switch
        {
            { IsStatic: true } => "static ",
            _ when method.DeclaringType!.IsInterface => "",
            _ when method.GetBaseDefinition() != method => "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };

    private static string Accessor(MethodInfo accessor)
    {
        if (accessor.ReturnType != typeof(void))
        {
            return "get; ";
        }

        var modifiers = accessor.ReturnParameter.GetRequiredCustomModifiers();
        return modifiers.Any(item => item.Name == "IsExternalInit") ? "init; " : "set; ";
    }

    private string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { ParameterType.IsByRef: false } => "",
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ => "ref ",
        };
        var value = parameter.HasDefaultValue
            ? $" = {Attributes.Constant(parameter.RawDefaultValue)}"
            : "";
        return $"{Attributes.Write(parameter.GetCustomAttributesData())}{passing}{Type(parameter)} {parameter.Name}{value}";
    }

    private string Type(ParameterInfo parameter) =>
        TypeNames.Write(parameter.ParameterType, _nullability.Create(parameter));
}
