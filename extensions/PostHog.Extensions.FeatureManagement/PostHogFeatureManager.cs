using System.Runtime.CompilerServices;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>Features of the configuration as Microsoft.FeatureManagement evaluates them, all others as PostHog's flags.</summary>
internal sealed class PostHogFeatureManager(
    FeatureManager configured,
    IFeatureDefinitionProvider definitions,
    PostHogFlags flags
) : IFeatureManager, IVariantFeatureManager
{
    public IAsyncEnumerable<string> GetFeatureNamesAsync() =>
        GetFeatureNamesAsync(CancellationToken.None);

    public async IAsyncEnumerable<string> GetFeatureNamesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (
            var name in configured.GetFeatureNamesAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            names.Add(name);
            yield return name;
        }

        foreach (var key in await flags.KeysAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!names.Contains(key))
            {
                yield return key;
            }
        }
    }

    public Task<bool> IsEnabledAsync(string feature) =>
        IsEnabledAsync(feature, CancellationToken.None).AsTask();

    public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) =>
        IsEnabledAsync(feature, context, CancellationToken.None).AsTask();

    public async ValueTask<bool> IsEnabledAsync(
        string feature,
        CancellationToken cancellationToken = default
    ) =>
        await IsConfiguredAsync(feature).ConfigureAwait(false)
            ? await IsConfiguredOnAsync(feature, cancellationToken).ConfigureAwait(false)
            : await IsOnAsync(feature, context: null, cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> IsEnabledAsync<TContext>(
        string feature,
        TContext context,
        CancellationToken cancellationToken = default
    ) =>
        await IsConfiguredAsync(feature).ConfigureAwait(false)
            ? await configured
                .IsEnabledAsync(feature, context, cancellationToken)
                .ConfigureAwait(false)
            : await IsOnAsync(feature, context, cancellationToken).ConfigureAwait(false);

    public async ValueTask<Variant> GetVariantAsync(
        string feature,
        CancellationToken cancellationToken = default
    ) =>
        await IsConfiguredAsync(feature).ConfigureAwait(false)
            ? await ConfiguredVariantAsync(feature, cancellationToken).ConfigureAwait(false)
            : await VariantAsync(feature, context: null, cancellationToken).ConfigureAwait(false);

    public async ValueTask<Variant> GetVariantAsync(
        string feature,
        ITargetingContext context,
        CancellationToken cancellationToken = default
    ) =>
        await IsConfiguredAsync(feature).ConfigureAwait(false)
            ? await configured
                .GetVariantAsync(feature, context, cancellationToken)
                .ConfigureAwait(false)
            : await VariantAsync(feature, context, cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> IsConfiguredAsync(string feature) =>
        await definitions.GetFeatureDefinitionAsync(feature).ConfigureAwait(false) is not null;

    private ValueTask<bool> IsConfiguredOnAsync(
        string feature,
        CancellationToken cancellationToken
    ) =>
        flags.RequestUser() is { } user
            ? configured.IsEnabledAsync(feature, user, cancellationToken)
            : configured.IsEnabledAsync(feature, cancellationToken);

    private ValueTask<Variant> ConfiguredVariantAsync(
        string feature,
        CancellationToken cancellationToken
    ) =>
        flags.RequestUser() is { } user
            ? configured.GetVariantAsync(feature, user, cancellationToken)
            : configured.GetVariantAsync(feature, cancellationToken);

    private async ValueTask<bool> IsOnAsync(
        string feature,
        object? context,
        CancellationToken cancellationToken
    ) =>
        await flags.GetAsync(feature, context, cancellationToken).ConfigureAwait(false)
            is { IsEnabled: true };

    // As where Microsoft.FeatureManagement assigns none, the result is null.
    private async ValueTask<Variant> VariantAsync(
        string feature,
        object? context,
        CancellationToken cancellationToken
    ) =>
        await flags.GetAsync(feature, context, cancellationToken).ConfigureAwait(false)
            is { IsEnabled: true } flag
            ? FlagVariant.Of(flag)!
            : null!;
}
