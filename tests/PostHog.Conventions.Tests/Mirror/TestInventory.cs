using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Mirror;

/// <summary>Lists the test methods of an assembly, by type and name, without loading it.</summary>
internal static class TestInventory
{
    private static readonly string[] Attributes =
    [
        "NUnit.Framework.TestAttribute",
        "NUnit.Framework.TestCaseAttribute",
        "NUnit.Framework.TestCaseSourceAttribute",
        "NUnit.Framework.TheoryAttribute",
    ];

    public static IReadOnlyList<string> Of(string project)
    {
        using var file = new PEReader(File.OpenRead(Repository.Assembly(project)));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.GetCustomAttributes().Any(item => IsTest(metadata, item)))
                .Select(method =>
                    $"{metadata.NameOf(method.GetDeclaringType())}.{metadata.GetString(method.Name)}"
                ),
        ];
    }

    private static bool IsTest(MetadataReader metadata, CustomAttributeHandle handle) =>
        metadata.GetCustomAttribute(handle).Constructor
            is { Kind: HandleKind.MemberReference } maker
        && metadata.GetMemberReference((MemberReferenceHandle)maker).Parent
            is { Kind: HandleKind.TypeReference } type
        && Attributes.Contains(metadata.NameOf((TypeReferenceHandle)type));
}
