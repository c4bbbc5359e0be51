using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Editing;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Translating;

/// <summary>What the translator makes of one file; equal to another with the same text and refusals.</summary>
/// <param name="Text">The blocking source, token for token where the original stands.</param>
/// <param name="Edits">What was changed, in order.</param>
/// <param name="Diagnostics">What could not be expressed.</param>
internal sealed record Translation(
    string Text,
    EquatableList<Edit> Edits,
    EquatableList<FileDiagnostic> Diagnostics
);
