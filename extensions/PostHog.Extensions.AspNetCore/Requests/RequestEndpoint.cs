using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PostHog.Extensions.AspNetCore.Flags;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>
/// The endpoint of a request, behind its gates. Routing sets it, before or after the middleware.
/// </summary>
internal sealed class RequestEndpoint : IEndpointFeature
{
    private Endpoint? _endpoint;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set => _endpoint = EndpointGates.Close(value);
    }

    /// <summary>The middleware whose filter has left the request out; null if none has.</summary>
    public RequestParts? LeftOutBy { get; set; }

    /// <summary>Returns that of a request, which then has it.</summary>
    public static RequestEndpoint Of(HttpContext context)
    {
        var current = context.Features.Get<IEndpointFeature>();
        if (current is RequestEndpoint known)
        {
            return known;
        }

        var endpoint = new RequestEndpoint { Endpoint = current?.Endpoint };
        context.Features.Set<IEndpointFeature>(endpoint);
        return endpoint;
    }
}
