using Microsoft.FeatureManagement.FeatureFilters;
using PostHog.Async;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>Reads flags for the person whom a call, the request context or the application names.</summary>
internal sealed class PostHogFlags(IPostHogClient client, ITargetingContextAccessor? targeting)
{
    /// <summary>Returns the person of the request context; null if the application names its users itself.</summary>
    public TargetingContext? RequestUser() =>
        targeting is null
            ? new TargetingContext { UserId = client.GetDistinctId(), Groups = [] }
            : null;

    /// <summary>Returns a flag; null if it does not exist, cannot be evaluated, or nobody is named.</summary>
    public async ValueTask<FeatureFlag?> GetAsync(
        string key,
        object? context,
        CancellationToken cancellationToken
    ) =>
        await PersonAsync(context).ConfigureAwait(false) is { } person
            ? await client
                .GetFeatureFlagAsync(key, person, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
            : null;

    /// <summary>Returns the keys of all flags; none if nobody is named.</summary>
    public async ValueTask<IReadOnlyCollection<string>> KeysAsync(
        CancellationToken cancellationToken
    ) =>
        await PersonAsync(context: null).ConfigureAwait(false) is { } person
            ? (
                await client
                    .EvaluateFlagsAsync(person, cancellationToken: cancellationToken)
                    .ConfigureAwait(false)
            ).Keys
            : [];

    private async ValueTask<string?> PersonAsync(object? context) =>
        Named((context as ITargetingContext)?.UserId)
        ?? Named(client.GetDistinctId())
        ?? Named(await UserAsync().ConfigureAwait(false));

    private async ValueTask<string?> UserAsync() =>
        targeting is null
            ? null
            : (await targeting.GetContextAsync().ConfigureAwait(false))?.UserId;

    private static string? Named(string? person) =>
        string.IsNullOrWhiteSpace(person) ? null : person;
}
