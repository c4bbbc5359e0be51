using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Flags;

/// <summary>What a flag must be for something to be available.</summary>
/// <param name="Key">The flag.</param>
/// <param name="Match">The variant; <c>true</c> or null for any value that is on, <c>false</c> for off.</param>
/// <param name="DefaultValue">Whether it is available if the flag is missing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FlagGate(string Key, string? Match, bool DefaultValue)
{
    /// <summary>Whether it is available to the person of a request.</summary>
    public async Task<bool> IsOpenAsync(HttpContext context)
    {
        if (IsLeftOut(context))
        {
            return DefaultValue;
        }

        var flags = await context.GetPostHogFlagsAsync().ConfigureAwait(false);
        if (flags.GetFlag(Key) is not { } flag)
        {
            return DefaultValue;
        }

        return Match switch
        {
            null => flag.IsEnabled,
            _ when Match.Equals(flag.Variant, StringComparison.Ordinal) => true,
            _ when Match.Equals("true", StringComparison.OrdinalIgnoreCase) => flag.IsEnabled,
            _ when Match.Equals("false", StringComparison.OrdinalIgnoreCase) => !flag.IsEnabled,
            _ => false,
        };
    }

    // The filter of the application decided that the request has no context, so that its person is not known.
    private static bool IsLeftOut(HttpContext context) =>
        context.Features.Get<IEndpointFeature>() is RequestEndpoint { LeftOutBy: not null }
        && context.Features.Get<RequestState>() is null;
}
