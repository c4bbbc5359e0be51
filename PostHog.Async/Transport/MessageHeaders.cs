using PostHog.Capture;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Async.Transport;

/// <summary>Adds the headers of a request to a message, and reads what matters of a response.</summary>
internal static class MessageHeaders
{
    /// <summary>Adds the user agent, the accepted compression and the headers of the request.</summary>
    public static void AddTo(HttpRequestMessage message, WireRequest request)
    {
        message.Headers.TryAddWithoutValidation(WireNames.UserAgent, RuntimeIdentity.UserAgent);
        message.Headers.TryAddWithoutValidation(WireNames.AcceptEncoding, BodyDecoder.Accepted);
        foreach (var header in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Returns a response whose body has been read.</summary>
    public static WireResponse Read(HttpResponseMessage response, BoundedBody body) =>
        WireResponse.Of(
            (int)response.StatusCode,
            ValueOf(response, WireNames.RetryAfter),
            body,
            response.Headers.Location?.OriginalString,
            ValueOf(response, WireNames.ETag)
        );

    /// <summary>Returns the body of a response, decompressed.</summary>
    public static Stream Decoded(HttpResponseMessage response, Stream body) =>
        BodyDecoder.Open(body, response.Content.Headers.ContentEncoding);

    private static string? ValueOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;
}
