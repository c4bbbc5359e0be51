using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>The user of a circuit; null if it is not known yet.</summary>
internal sealed class FixedUser(ClaimsPrincipal? user) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        user is null
            ? throw new InvalidOperationException("not set yet")
            : Task.FromResult(new AuthenticationState(user));
}
