using PostHog.Capture;
using PostHog.Wire;

namespace PostHog.Async.Transport;

/// <summary>Puts the headers of a request into a message, and reads those of an answer that matter.</summary>
internal static class MessageHeaders
{
    /// <summary>Adds what every request calls itself, and the headers of this one.</summary>
    public static void AddTo(HttpRequestMessage message, WireRequest request)
    {
        message.Headers.TryAddWithoutValidation(WireNames.UserAgent, RuntimeIdentity.UserAgent);
        foreach (var header in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Returns an answer whose body has been read.</summary>
    public static WireResponse Read(HttpResponseMessage response, AnswerBody body) =>
        WireResponse.Answer(
            (int)response.StatusCode,
            ValueOf(response, WireNames.RetryAfter),
            body,
            response.Headers.Location?.OriginalString,
            ValueOf(response, WireNames.ETag)
        );

    private static string? ValueOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;
}
