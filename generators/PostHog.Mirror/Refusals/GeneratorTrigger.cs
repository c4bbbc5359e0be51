using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0006: another source generator cannot see translated files, so its attributes have no effect there.</summary>
internal sealed class GeneratorTrigger : IRule
{
    private static readonly HashSet<string> Triggers = new(StringComparer.Ordinal)
    {
        "LoggerMessage",
        "GeneratedRegex",
        "JsonSerializable",
        "JsonSourceGenerationOptions",
        "LibraryImport",
        "GeneratedComInterface",
        "OptionsValidator",
    };

    public string Id => "BLK0006";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.Attribute];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = TaskSyntax.Last(((AttributeSyntax)node).Name)?.Identifier.ValueText ?? "";
        var trimmed = name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;
        if (Triggers.Contains(trimmed))
        {
            page.Refuse(Id, node, trimmed);
        }
    }
}
