using Microsoft.AspNetCore.Http;
using PostHog.Context;
using PostHog.Extensions.AspNetCore.Errors;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>
/// The context of one request, whose values are read when they are needed. Safe for use by many threads, also after the
/// request: the server then uses the <see cref="HttpContext"/> for another request, which is not read any more.
/// </summary>
internal sealed class RequestState(RequestParts parts, HttpContext first)
{
    private readonly object _gate = new();
    private HttpContext? _context;
    private bool _isReading;
    private ContextValues? _values;
    private RequestIdentity _identity;
    private string? _user;
    private Endpoint? _endpoint;

    public RequestParts Parts => parts;

    /// <summary>The address before anything changed it, such as the page of an error.</summary>
    public RequestAddress Address { get; } = RequestAddress.Of(first.Request);

    /// <summary>Whether the middleware is serving the request.</summary>
    public bool IsActive => Volatile.Read(ref _context) is not null;

    /// <summary>What the browser sent; null as long as nothing has asked.</summary>
    public BrowserIdentity? Browser { get; set; }

    /// <summary>The exception to report when the response is complete.</summary>
    public PendingError? Pending { get; set; }

    /// <summary>The exception that was reported or left out.</summary>
    public Exception? Settled { get; set; }

    /// <summary>Returns the state of a request.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The request has none.</exception>
    public static RequestState Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<RequestState>()
            ?? throw new InvalidOperationException(
                "The request has no PostHog context. Call app.UsePostHog() before the middleware that needs it, and check "
                    + "that PostHogRequestOptions.Filter includes the request."
            );
    }

    /// <summary>Begins the context for the current work.</summary>
    public ContextScope Begin() => ContextScope.Begin(Values, sharesFlags: true);

    /// <summary>Allows the request to be read.</summary>
    public void Enter(HttpContext context)
    {
        lock (_gate)
        {
            _context = context;
        }
    }

    /// <summary>Forbids the request to be read: what was read last remains.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _context = null;
        }
    }

    /// <summary>Returns the values at this time.</summary>
    public ContextValues Values() => Read().Values;

    /// <summary>Returns who the request is for at this time.</summary>
    public RequestIdentity Identity() => Read().Identity;

    private (ContextValues Values, RequestIdentity Identity) Read()
    {
        lock (_gate)
        {
            // A function of the application may ask who the person is to find out who the person is.
            if (_context is { } context && !_isReading)
            {
                _isReading = true;
                Refresh(context);
                _isReading = false;
            }

            return (_values ?? ContextValues.None, _identity);
        }
    }

    private void Refresh(HttpContext context)
    {
        // A principal can get another identity later.
        var user = parts.Identity.UserOf(context);
        var endpoint = context.GetEndpoint();
        var given = parts.Identity.GivenTo(context);
        if (
            _values is null
            || user != _user
            || endpoint != _endpoint
            || (given ?? _identity.DistinctId) != _identity.DistinctId
            || (given is not null) != _identity.IsGiven
        )
        {
            (_user, _endpoint) = (user, endpoint);
            _identity = parts.Identity.Read(context, this, given, user);
            _values = new ContextValues(
                _identity.DistinctId,
                _identity.SessionId,
                _identity.DeviceId,
                ContextValues.NoGroups,
                parts.Properties.Read(context, Address, _identity),
                ContextValues.Nothing
            );
        }
    }
}
