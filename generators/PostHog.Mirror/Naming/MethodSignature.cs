using Microsoft.CodeAnalysis.Text;

namespace PostHog.Mirror.Naming;

/// <summary>A method as the blocking assembly will see it, and where its async form stands.</summary>
/// <param name="Type">The declaring type, with its namespace.</param>
/// <param name="Blocking">Blocking name, number of type parameters and parameter types.</param>
/// <param name="Original">Its present name and parameter types.</param>
/// <param name="Path">The file of the declaration.</param>
/// <param name="Span">Where the name stands.</param>
/// <param name="Lines">The same as lines and columns.</param>
internal sealed record MethodSignature(
    string Type,
    string Blocking,
    string Original,
    string Path,
    TextSpan Span,
    LinePositionSpan Lines
);
