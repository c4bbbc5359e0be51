using System.Net;
using System.Text;

namespace PostHog.Async.Testing.Server;

/// <summary>Reads requests and writes answers as HTTP messages.</summary>
internal static class FakeMessages
{
    /// <summary>Reads a request.</summary>
    public static FakeCall Read(HttpRequestMessage request, byte[] body) =>
        new(
            request.RequestUri?.AbsolutePath ?? "",
            request.Content?.Headers.ContentEncoding.FirstOrDefault(),
            body
        );

    /// <summary>Writes an answer.</summary>
    /// <exception cref="HttpRequestException">There is none.</exception>
    public static HttpResponseMessage Write(FakeReply reply)
    {
        if (reply.Fault is { } fault)
        {
            throw new HttpRequestException(fault.Message, fault);
        }

        var message = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            Content = new StringContent(reply.Body, Encoding.UTF8, "application/json"),
        };
        if (reply.RetryAfter is { } time)
        {
            message.Headers.TryAddWithoutValidation("Retry-After", FlagAnswers.Seconds(time));
        }

        return message;
    }
}
