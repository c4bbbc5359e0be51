using PostHog.Flags.Evaluation;
using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Compilation;

/// <summary>A flag people enrol for themselves. Who did not say whether they want it may have said so to the server.</summary>
internal sealed class CompiledEnrolment(string property, FeatureFlag enrolled, FeatureFlag refused)
{
    public FeatureFlag? Of(ref EvaluationState run)
    {
        if (!run.TryGetPersonProperty(property, out var value) || value.Kind == ServerKind.Opaque)
        {
            return null;
        }
        var isEnrolled =
            value.Kind is ServerKind.Boolean or ServerKind.Text && value.Text == "true";
        return isEnrolled ? enrolled : refused;
    }
}
