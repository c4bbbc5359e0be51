using Microsoft.Extensions.DependencyInjection;
using PostHog.Extensions.AspNetCore;
using PostHog.Extensions.AspNetCore.Requests;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the request context of PostHog to the pipeline.</summary>
public static class PostHogApplicationBuilderExtensions
{
    /// <summary>
    /// Gives each request a context: events that are captured during the request have its person, session, address and
    /// route, and flags are evaluated for its person. Reports exceptions that nothing else handles. Call it once, as early
    /// as you like: the user is read when an event needs it, after authentication.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="configure">Sets options. Null, the default, for none.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The client is not registered: call <c>AddPostHog</c>
    /// first. Or options are given, and <c>WithRequestContext</c> has added the context already.</exception>
    public static IApplicationBuilder UsePostHog(
        this IApplicationBuilder app,
        Action<PostHogRequestOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(app);
        var shared = app.ApplicationServices.GetService<RequestParts>();
        if (shared is not null && configure is not null)
        {
            throw new InvalidOperationException(
                "WithRequestContext has added the request context already, so that the options of UsePostHog would have no "
                    + "effect. Pass them to WithRequestContext."
            );
        }

        var parts = shared ?? RequestParts.Create(app.ApplicationServices, configure);
        return app.Use(next => new RequestMiddleware(next, parts).InvokeAsync);
    }
}
