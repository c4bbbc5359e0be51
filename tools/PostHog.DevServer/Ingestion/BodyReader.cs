using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>Reads the body of a request, plain or compressed, and notes it in the request log.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body, and returns what is made of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="use">Makes something of the body, which it must not keep except as a whole.</param>
    public static Task<T> ReadAsync<T>(HttpContext context, Func<RequestBody, T> use) =>
        ReadAsync(context, Decompressor.Decompress, use);

    /// <summary>Reads the body of an endpoint that unpacks in its own way.</summary>
    /// <param name="context">The request.</param>
    /// <param name="unpack">Undoes a <c>Content-Encoding</c>.</param>
    /// <param name="use">Makes something of the body, which it must not keep except as a whole.</param>
    public static async Task<T> ReadAsync<T>(
        HttpContext context,
        Func<string, MemoryStream, RequestBody> unpack,
        Func<RequestBody, T> use
    )
    {
        var arrival = await ArrivingBody.ReadAsync(context.Request, context.RequestAborted);
        using var share = arrival.Share;
        using var work = arrival.IsRefused
            ? null
            : await BodyMemory.ToWorkAsync(
                arrival.Length,
                IsCompressed(context.Request, arrival.Bytes),
                context.RequestAborted
            );
        return Use(context, arrival, isTurn: work is not null, unpack, use);
    }

    private static T Use<T>(
        HttpContext context,
        ArrivingBody arrival,
        bool isTurn,
        Func<string, MemoryStream, RequestBody> unpack,
        Func<RequestBody, T> use
    )
    {
        var body =
            arrival.Length > RequestBody.MaxLength ? RequestBody.TooLarge
            : isTurn
                ? Compact(unpack(context.Request.Headers.ContentEncoding.ToString(), arrival.Bytes))
            : RequestBody.Busy;
        if (body.Refusal?.Status is StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        if (DocumentSize.IsTooLarge(body.Utf8.Span))
        {
            body = RequestBody.TooMany;
        }

        context.Features.Get<RequestEntry>()?.RecordBody(body.Utf8, arrival.Length);
        return use(body);
    }

    private static bool IsCompressed(HttpRequest request, MemoryStream bytes) =>
        request.Headers.ContentEncoding.Count > 0
        || (bytes.Length > 1 && bytes.GetBuffer() is [0x1F, 0x8B, ..]);

    /// <summary>What is kept of it has no room for more in its back.</summary>
    private static RequestBody Compact(RequestBody body) =>
        MemoryMarshal.TryGetArray(body.Utf8, out var segment)
        && segment.Array!.Length - segment.Count > 1024 + segment.Count / 8
            ? body with
            {
                Utf8 = body.Utf8.ToArray(),
            }
            : body;
}
