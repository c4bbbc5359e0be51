using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Naming;

/// <summary>What one file declares, as far as other files have to know.</summary>
/// <param name="Names">Its part of the name index.</param>
/// <param name="Methods">Its methods by their blocking signatures, to find those that become one.</param>
internal sealed record FileDeclarations(
    EquatableList<DeclaredName> Names,
    EquatableList<MethodSignature> Methods
);
