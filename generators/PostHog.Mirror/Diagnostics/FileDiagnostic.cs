using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Diagnostics;

/// <summary>A refusal as plain data, on its way from the translator to the compiler's error list.</summary>
internal sealed record FileDiagnostic(
    string Id,
    string Path,
    TextSpan Span,
    LinePositionSpan Lines,
    EquatableList<string> Arguments
)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Descriptors.ById(Id),
            Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines),
            [.. Arguments]
        );
}
