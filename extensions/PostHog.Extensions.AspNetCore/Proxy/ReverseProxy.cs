using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PostHog.Diagnostics;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Proxy;

/// <summary>Passes requests of the browser library on to PostHog. Thread-safe.</summary>
internal sealed class ReverseProxy
{
    private readonly ProxyTarget _target;
    private readonly HttpMessageInvoker _http;
    private readonly TimeSpan _timeout;
    private readonly long _maxBytes;
    private readonly PostHogLog _log;

    private ReverseProxy(PostHogProxyOptions options, PostHogOptions clientOptions)
    {
        _target = new ProxyTarget(options, clientOptions.Host);
        _timeout = Positive(options.Timeout, nameof(PostHogProxyOptions.Timeout));
        _maxBytes = options.MaxBodyBytes;
        _log = new PostHogLog(clientOptions.Log);
        _http = new HttpMessageInvoker(options.HttpHandler ?? NewHandler(), disposeHandler: false);
    }

    /// <summary>Creates a proxy for the project of a client.</summary>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="InvalidOperationException">The client is not registered.</exception>
    public static ReverseProxy Create(IServiceProvider services, PostHogProxyOptions options)
    {
        var registration = ClientLookup.Find(services, options.ClientName);
        // Its creation completes its options.
        registration.ClientIn(services);
        return new ReverseProxy(options, ClientLookup.OptionsOf(registration, services));
    }

    /// <summary>Serves one request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="depth">How many segments the prefix has.</param>
    public async Task ServeAsync(HttpContext context, int depth)
    {
        if (
            _target.Find(PathBelow(context.Request.Path, depth), context.Request.QueryString)
            is not { } url
        )
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (context.Request.ContentLength > _maxBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        AllowLargeBody(context);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(_timeout);
        using var message = MessageOf(context, url);
        try
        {
            using var answer = await _http.SendAsync(message, time.Token).ConfigureAwait(false);
            await PassOnAsync(answer, context.Response, time.Token).ConfigureAwait(false);
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            Fail(context, message.Content as ProxiedBody, error);
        }
    }

    private static async Task PassOnAsync(
        HttpResponseMessage answer,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        response.StatusCode = (int)answer.StatusCode;
        ProxyHeaders.CopyResponse(answer, response);
        if (
            HttpMethods.IsHead(response.HttpContext.Request.Method)
            || HasNoBody(response.StatusCode)
        )
        {
            return;
        }

        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await body.CopyToAsync(response.Body, cancellationToken).ConfigureAwait(false);
    }

    private static bool HasNoBody(int status) =>
        status
            is < StatusCodes.Status200OK
                or StatusCodes.Status204NoContent
                or StatusCodes.Status304NotModified;

    private HttpRequestMessage MessageOf(HttpContext context, Uri url)
    {
        var message = new HttpRequestMessage(new HttpMethod(context.Request.Method), url);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            message.Content = new ProxiedBody(context.Request, _maxBytes);
        }

        ProxyHeaders.CopyRequest(context, message);
        return message;
    }

    private void Fail(HttpContext context, ProxiedBody? body, Exception error)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (context.Response.HasStarted)
        {
            // The client must not take the part that it got for the whole.
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode =
            body is { IsTooLarge: true } ? StatusCodes.Status413PayloadTooLarge
            : BadRequestOf(error) is { } bad ? bad.StatusCode
            : error is OperationCanceledException ? StatusCodes.Status504GatewayTimeout
            : StatusCodes.Status502BadGateway;
        _log.ProxyFailed(context.Response.StatusCode, error);
    }

    // The server found the body of the request malformed or too large.
    private static BadHttpRequestException? BadRequestOf(Exception error) =>
        error as BadHttpRequestException
        ?? (error.InnerException is { } inner ? BadRequestOf(inner) : null);

    private static PathString PathBelow(PathString path, int depth)
    {
        var text = path.Value ?? "";
        var start = 0;
        for (var segment = 0; segment < depth && start >= 0; segment++)
        {
            start = text.IndexOf('/', start + 1);
        }

        return start < 0 ? new PathString("/") : new PathString(text[start..]);
    }

    private void AllowLargeBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = _maxBytes;
        }
    }

    private static TimeSpan Positive(TimeSpan time, string option) =>
        time > TimeSpan.Zero && time <= TimeSpan.FromDays(1)
            ? time
            : throw new ArgumentException(
                $"{option} must be longer than zero and at most one day.",
                option
            );

    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
}
