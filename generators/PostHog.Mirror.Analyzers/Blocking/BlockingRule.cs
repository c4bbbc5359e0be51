using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>A rule about a name used in the blocking assembly, whether generated or written by hand.</summary>
internal abstract class BlockingRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>Whether the blocking assembly must not use the symbol.</summary>
    public abstract bool IsForbidden(ISymbol symbol);
}
