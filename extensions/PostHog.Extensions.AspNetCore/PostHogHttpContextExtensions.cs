using PostHog;
using PostHog.Context;
using PostHog.Extensions.AspNetCore.Browser;
using PostHog.Extensions.AspNetCore.Requests;

namespace Microsoft.AspNetCore.Http;

/// <summary>What PostHog knows of a request.</summary>
public static class PostHogHttpContextExtensions
{
    /// <summary>
    /// Returns the feature flags of the person of the request. They are evaluated once: everything that asks during the
    /// request, also at the same time, reads the same snapshot, unless the person has changed by signing in, or by a context
    /// that the application has begun.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Cancels the call. By default, it ends when the client aborts the request.</param>
    /// <returns>The flags; those that could not be evaluated are missing, and
    /// <see cref="FeatureFlagEvaluations.Failure"/> says why.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The request has no context: call <c>app.UsePostHog()</c>.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static async Task<FeatureFlagEvaluations> GetPostHogFlagsAsync(
        this HttpContext context,
        CancellationToken cancellationToken = default
    )
    {
        var state = RequestState.Of(context);
        var token = cancellationToken.CanBeCanceled ? cancellationToken : context.RequestAborted;
        var client = state.Parts.Client;
        if (ContextScope.Current is not null)
        {
            return await client.EvaluateSharedFlagsAsync(token).ConfigureAwait(false);
        }

        // Something has stopped the flow of the context.
        using (state.Begin())
        {
            return await client.EvaluateSharedFlagsAsync(token).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Returns a copy of the context of the request, as it is now, with what contexts inside it have added. Begin it with <c>BeginContext</c> of a client in work
    /// that goes on after the request, where the request's own context has ended.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The request has no context: call <c>app.UsePostHog()</c>.</exception>
    public static PostHogContext GetPostHogContext(this HttpContext context)
    {
        var state = RequestState.Of(context);
        var values = ContextScope.Current?.Values ?? state.Values();
        return new PostHogContext
        {
            DistinctId = values.DistinctId,
            SessionId = values.SessionId,
            DeviceId = values.DeviceId,
            Groups = values.Groups,
            Properties = values.Properties,
            Options = values.Options,
            IsFresh = true,
            SharesFlags = true,
        };
    }

    /// <summary>
    /// Returns what the browser library starts with, as JSON: the person of the request, and the flags that are on, with
    /// their payloads. It can be written into a script element as it is. Does not count as reading the flags.
    /// </summary>
    /// <remarks>The JSON is about one person: do not let shared caches store it.</remarks>
    /// <param name="context">The request.</param>
    /// <param name="flagKeys">The flags to pass on; those that PostHog evaluates only on servers are left out. Null, the
    /// default, means the flags whose definition says that browsers may see them, which needs local
    /// evaluation.</param>
    /// <param name="cancellationToken">Cancels the call. By default, it ends when the client aborts the request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The request has no context: call <c>app.UsePostHog()</c>.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static async Task<string> GetPostHogBootstrapJsonAsync(
        this HttpContext context,
        IEnumerable<string>? flagKeys = null,
        CancellationToken cancellationToken = default
    )
    {
        var identity = RequestState.Of(context).Identity();
        var flags = await context.GetPostHogFlagsAsync(cancellationToken).ConfigureAwait(false);
        // A context inside that of the request may name a person, whom the application then knows.
        return flags.DistinctId.Length == 0 || flags.DistinctId == identity.DistinctId
            ? BootstrapWriter.Write(identity, flags, flagKeys)
            : BootstrapWriter.Write(
                new RequestIdentity { DistinctId = flags.DistinctId, IsIdentified = true },
                flags,
                flagKeys
            );
    }
}
