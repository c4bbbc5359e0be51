using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Finds out for which JSON library a type and the types of its members are written, by their types and attributes.
/// Used for one type.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal sealed class PayloadTypeScan
{
    private const string SystemTextJson = "System.Text.Json";
    private const string Newtonsoft = "Newtonsoft.Json";

    // Far more than the types of one payload.
    private const int MaxTypes = 1_000;

    private const BindingFlags Members =
        BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private readonly HashSet<Type> _types = [];
    private bool _hasSystemTextJson;
    private bool _hasNewtonsoft;

    /// <summary>Whether the type uses <c>System.Text.Json</c>, and nothing of Newtonsoft.Json.</summary>
    public bool IsForSystemTextJson(Type type)
    {
        Add(type);
        return _hasSystemTextJson && !_hasNewtonsoft;
    }

    private void Add(Type? type)
    {
        if (type is null || _types.Count == MaxTypes || !_types.Add(type))
        {
            return;
        }

        Note(type.Namespace);
        Add(type.GetElementType());
        foreach (var argument in type.GetGenericArguments())
        {
            Add(argument);
        }

        if (!IsIn(type.Namespace, "System") && !IsIn(type.Namespace, Newtonsoft))
        {
            NoteAttributes(type);
            Add(type.BaseType);
            AddMembers(type);
        }
    }

    private void AddMembers(Type type)
    {
        // The members of an enum are static fields.
        var members = type.IsEnum ? Members | BindingFlags.Static : Members;
        foreach (var member in type.GetMembers(members))
        {
            var hasAttributes = NoteAttributes(member);
            switch (member)
            {
                case PropertyInfo property when hasAttributes || property.GetAccessors().Length > 0:
                    Add(property.PropertyType);
                    break;
                case FieldInfo field when hasAttributes || field.IsPublic:
                    Add(field.FieldType);
                    break;
            }
        }
    }

    // Returns whether the member has an attribute of a JSON library.
    private bool NoteAttributes(MemberInfo member)
    {
        var isNoted = false;
        foreach (var attribute in member.CustomAttributes)
        {
            for (var type = attribute.AttributeType; type is not null; type = type.BaseType)
            {
                isNoted |= Note(type.Namespace);
            }
        }

        return isNoted;
    }

    private bool Note(string? name)
    {
        var isSystemTextJson = IsIn(name, SystemTextJson);
        var isNewtonsoft = IsIn(name, Newtonsoft);
        _hasSystemTextJson |= isSystemTextJson;
        _hasNewtonsoft |= isNewtonsoft;
        return isSystemTextJson || isNewtonsoft;
    }

    private static bool IsIn(string? name, string library) =>
        name is not null
        && name.StartsWith(library, StringComparison.Ordinal)
        && (name.Length == library.Length || name[library.Length] == '.');
}
