using System.Reflection;

namespace PostHog.Conventions.Listing;

/// <summary>Writes what an assembly declares, one line for each type and member, in a fixed order.</summary>
/// <param name="includesInternals">Whether internal types and members are listed too, or only what a user sees.</param>
internal sealed class ApiListing(bool includesInternals = false)
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private readonly MemberLines _lines = new(includesInternals);

    public IReadOnlyList<string> Of(Assembly assembly) => Of(assembly.GetTypes());

    public IReadOnlyList<string> Of(IEnumerable<Type> types) =>
        [
            .. types
                .Where(type => type.IsVisible || includesInternals)
                .Where(type => !type.Name.StartsWith('<'))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .SelectMany(type => new[] { "", Header(type) }.Concat(Members(type)))
                .Skip(1),
        ];

    private static string Header(Type type)
    {
        var parents = string.Join(", ", ParentsOf(type).Select(item => TypeNames.Write(item)));
        return $"{Attributes.Write(type.GetCustomAttributesData())}{Kind(type)} {type.Namespace}."
            + TypeNames.Write(type)
            + (parents.Length == 0 ? "" : $" : {parents}");
    }

    private static IEnumerable<Type> ParentsOf(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var interfaces = type.GetInterfaces()
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .OrderBy(item => item.Name, StringComparer.Ordinal);
        var isPlain = type.IsValueType || type.BaseType is null || type.BaseType == typeof(object);
        return isPlain ? interfaces : interfaces.Prepend(type.BaseType!);
    }

    private static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

    private IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared)
            .Where(member => !member.Name.StartsWith('<'))
            .OrderBy(member => member is not ConstructorInfo)
            .ThenBy(member => type.IsEnum ? "" : member.Name, StringComparer.Ordinal)
            .Select(member => (member, Line: _lines.Write(member)))
            .Where(item => item.Line is not null)
            .Select(item =>
                $"    {Attributes.Write(item.member.GetCustomAttributesData())}{item.Line}"
            );
}
