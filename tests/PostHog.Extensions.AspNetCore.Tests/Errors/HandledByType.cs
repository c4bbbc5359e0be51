using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>Handles exceptions or leaves them to others.</summary>
internal sealed class HandledByType(bool handles) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (handles)
        {
            httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return new(handles);
    }
}
