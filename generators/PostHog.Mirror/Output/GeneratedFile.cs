using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Output;

/// <summary>What one async file adds to the blocking project; equal to another that adds the same.</summary>
/// <param name="HintName">Its name in the compilation, unique because it is the path below the source root.</param>
/// <param name="Text">The whole source, with its header.</param>
/// <param name="Diagnostics">What could not be translated.</param>
/// <param name="Calls">The new names of the methods it calls, which may be shims.</param>
internal sealed record GeneratedFile(
    string HintName,
    string Text,
    EquatableList<FileDiagnostic> Diagnostics,
    EquatableList<string> Calls
);
