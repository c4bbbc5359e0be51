using Microsoft.FeatureManagement;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>The filter <c>PostHog</c> for calls that name nobody: flags of the person of the request context.</summary>
[FilterAlias(FilteredFlag.Alias)]
internal sealed class PostHogFeatureFilter(PostHogFlags flags) : IFeatureFilter
{
    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context) =>
        FilteredFlag.IsMatchAsync(flags, context, user: null);
}
