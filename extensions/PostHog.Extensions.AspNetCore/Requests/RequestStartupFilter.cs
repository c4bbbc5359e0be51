using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Puts the middleware before all others.</summary>
internal sealed class RequestStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UsePostHog();
            next(app);
        };
}
