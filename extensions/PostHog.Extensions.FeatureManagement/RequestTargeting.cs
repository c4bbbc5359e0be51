using Microsoft.FeatureManagement.FeatureFilters;
using PostHog.Async;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>Lets the filters of Microsoft.FeatureManagement see the person of the request context.</summary>
internal sealed class RequestTargeting(IPostHogClient client) : ITargetingContextAccessor
{
    public ValueTask<TargetingContext> GetContextAsync() =>
        new(new TargetingContext { UserId = client.GetDistinctId(), Groups = [] });
}
