using Microsoft.FeatureManagement.FeatureFilters;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>The user whom an application names.</summary>
internal sealed class ApplicationUser : ITargetingContextAccessor
{
    public ValueTask<TargetingContext> GetContextAsync() =>
        new(FeatureHost.User("user-of-the-application"));
}
