using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests;

/// <summary>Signs users in by a header, as authentication does.</summary>
internal static class TestUser
{
    public const string Header = "X-User";

    /// <summary>Signs in the user that the request names.</summary>
    public static void UseTestUser(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.Headers[Header].ToString() is { Length: > 0 } id)
                {
                    context.User = New(id);
                }

                return next(context);
            }
        );

    public static ClaimsPrincipal New(string id, string claim = ClaimTypes.NameIdentifier) =>
        new(new ClaimsIdentity([new Claim(claim, id)], "test"));

    /// <summary>Captures the event <c>seen</c> for the person of the context.</summary>
    public static void See(this HttpContext context) =>
        context
            .RequestServices.GetRequiredService<PostHogClient>()
            .Enqueue(new PostHogEvent("seen"));
}
