using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>Reads the body of an answer, no further than its limit.</summary>
internal static class ResponseBody
{
    /// <summary>Returns the whole body.</summary>
    /// <exception cref="AnswerTooLongException">The body is longer than it may be.</exception>
    public static byte[] Read(Stream stream, int most, CancellationToken cancellationToken)
    {
        var body = new AnswerBody(most);
        int count;
        while ((count = stream.Read(body.Buffer, 0, body.Buffer.Length)) > 0)
        {
            body.Add(count);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return body.ToArray();
    }
}
