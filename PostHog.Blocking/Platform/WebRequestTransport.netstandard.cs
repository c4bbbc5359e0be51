using System.Diagnostics;
using System.Net;
using PostHog.Capture;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Blocking.Platform;

/// <summary>Sends requests through the framework's own synchronous HTTP, if <c>HttpClient</c> has none.</summary>
internal static class WebRequestTransport
{
    /// <summary>Sends one request. If the token ends it, that is returned as a value too.</summary>
    public static WireResponse Send(WireRequest request, CancellationToken deadline)
    {
        var bodyStarted = false;
        var watch = Stopwatch.StartNew();
        try
        {
            var web = Prepare(request);
            using var abort = deadline.Register(web.Abort);
            if (!request.IsGet)
            {
                using var stream = web.GetRequestStream();
                bodyStarted = true;
                stream.Write(request.Body, 0, request.Body.Length);
            }

            using var response = GetResponse(web);
            return Read(response, request.BodyFor((int)response.StatusCode), deadline);
        }
        catch (Exception fault)
        {
            // The request's own timer may end it a moment before the token does.
            var timedOut = deadline.IsCancellationRequested || watch.Elapsed >= request.Timeout;
            return WireResponse.NoResponse(TransportFailure.From(fault, bodyStarted, timedOut));
        }
    }

    private static HttpWebRequest Prepare(WireRequest request)
    {
        var web = WebRequest.CreateHttp(request.Url);
        if (!request.IsGet)
        {
            web.Method = "POST";
            web.ContentType = WireNames.Json;
            web.ContentLength = request.Body.Length;
        }

        web.UserAgent = RuntimeIdentity.UserAgent;
        web.AllowAutoRedirect = false;
        web.Headers[HttpRequestHeader.AcceptEncoding] = BodyDecoder.Accepted;
        web.Timeout = web.ReadWriteTimeout = (int)request.Timeout.TotalMilliseconds;
        web.ServicePoint.Expect100Continue = false;
        if (request.ContentEncoding is { } encoding)
        {
            web.Headers[HttpRequestHeader.ContentEncoding] = encoding;
        }

        foreach (var header in request.Headers)
        {
            web.Headers[header.Key] = header.Value;
        }

        return web;
    }

    // A status of 400 or more, or 304, throws here, but is a response like any other.
    private static HttpWebResponse GetResponse(HttpWebRequest web)
    {
        try
        {
            return (HttpWebResponse)web.GetResponse();
        }
        catch (WebException fault) when (fault.Response is HttpWebResponse answer)
        {
            return answer;
        }
    }

    private static WireResponse Read(
        HttpWebResponse response,
        BoundedBody body,
        CancellationToken deadline
    )
    {
        using var received = response.GetResponseStream();
        using var stream = BodyDecoder.Open(received, [response.ContentEncoding]);
        ResponseBody.Read(stream, body, deadline);
        return WireResponse.Of(
            (int)response.StatusCode,
            response.Headers[HttpResponseHeader.RetryAfter],
            body,
            response.Headers[HttpResponseHeader.Location],
            response.Headers[HttpResponseHeader.ETag]
        );
    }
}
