using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>The filter <c>PostHog</c> for calls that name a user.</summary>
[FilterAlias(FilteredFlag.Alias)]
internal sealed class PostHogUserFilter(PostHogFlags flags)
    : IContextualFeatureFilter<ITargetingContext>
{
    public Task<bool> EvaluateAsync(
        FeatureFilterEvaluationContext featureFilterContext,
        ITargetingContext appContext
    ) => FilteredFlag.IsMatchAsync(flags, featureFilterContext, appContext);
}
