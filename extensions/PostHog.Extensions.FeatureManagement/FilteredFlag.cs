using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>
/// The flag by which a feature of the configuration is on: the one with the feature's name, or the one that the parameter
/// <c>Flag</c> names; with the parameter <c>Variant</c>, only with that variant.
/// </summary>
internal static class FilteredFlag
{
    /// <summary>The name of the filter in a configuration.</summary>
    public const string Alias = "PostHog";

    /// <summary>Returns whether the flag is on, and has the variant if one is asked for.</summary>
    public static async Task<bool> IsMatchAsync(
        PostHogFlags flags,
        FeatureFilterEvaluationContext context,
        ITargetingContext? user
    )
    {
        var key = Parameter(context, "Flag") ?? context.FeatureName;
        var variant = Parameter(context, "Variant");
        var flag = await flags.GetAsync(key, user, context.CancellationToken).ConfigureAwait(false);
        return flag is { IsEnabled: true }
            && (variant is null || string.Equals(flag.Variant, variant, StringComparison.Ordinal));
    }

    private static string? Parameter(FeatureFilterEvaluationContext context, string name) =>
        context.Parameters?[name] is { Length: > 0 } value ? value : null;
}
