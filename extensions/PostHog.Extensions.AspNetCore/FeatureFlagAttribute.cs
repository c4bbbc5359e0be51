using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PostHog.Extensions.AspNetCore.Flags;

namespace PostHog.Extensions.AspNetCore;

/// <summary>
/// Makes an MVC controller or action, a Razor Page, the lambda of a minimal API, a hub or a Razor component with a route
/// available only if a feature flag is on for the person of the request; otherwise the response is 404. The flag is read
/// after authorisation and before arguments are bound. Outside MVC and Razor Pages, it needs <c>app.UsePostHog()</c> or
/// <c>WithRequestContext()</c>.
/// </summary>
/// <param name="key">The flag.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Method,
    AllowMultiple = true,
    Inherited = true
)]
public sealed class FeatureFlagAttribute(string key) : Attribute, IAsyncResourceFilter
{
    /// <summary>The flag.</summary>
    public string Key { get; } =
        string.IsNullOrWhiteSpace(key)
            ? throw new ArgumentException("The key of the flag must not be blank.", nameof(key))
            : key;

    /// <summary>
    /// The value that the flag must have: a variant. Null, the default, and <c>true</c> mean any value that is on; <c>false</c>
    /// means off.
    /// </summary>
    public string? Value { get; set; }

    /// <summary>
    /// Whether it is available if the flag does not exist or could not be evaluated, for example because PostHog could not
    /// be reached. Default false.
    /// </summary>
    public bool DefaultValue { get; set; }

    internal FlagGate Gate => new(Key, Value, DefaultValue);

    /// <summary>Reads the flag.</summary>
    /// <param name="context">The action.</param>
    /// <param name="next">The rest of the pipeline.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public async Task OnResourceExecutionAsync(
        ResourceExecutingContext context,
        ResourceExecutionDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await Gate.IsOpenAsync(context.HttpContext).ConfigureAwait(false))
        {
            await next().ConfigureAwait(false);
        }
        else
        {
            context.Result = new StatusCodeResult(StatusCodes.Status404NotFound);
        }
    }
}
