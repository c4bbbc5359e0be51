namespace Microsoft.CodeAnalysis;

/// <summary>
/// Hides a type from other assemblies, even from those that see internal types: theirs of the same name is not ambiguous.
/// </summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class EmbeddedAttribute : Attribute;
