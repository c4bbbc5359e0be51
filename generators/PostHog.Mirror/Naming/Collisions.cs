using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Naming;

/// <summary>BLK0106: finds methods that differ now and would be declared twice in the blocking assembly.</summary>
internal static class Collisions
{
    public static EquatableList<FileDiagnostic> Find(IEnumerable<MethodSignature> methods)
    {
        var found =
            from method in methods
            group method by (method.Type, method.Blocking) into same
            let first = same.OrderBy(method => method.Original.Length).First()
            from other in same
            where other.Original != first.Original
            select new FileDiagnostic(
                "BLK0106",
                other.Path,
                other.Span,
                other.Lines,
                new EquatableList<string>([first.Original, other.Original, other.Blocking])
            );
        return new EquatableList<FileDiagnostic>(found);
    }
}
