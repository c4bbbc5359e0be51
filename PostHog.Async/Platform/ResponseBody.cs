using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>Reads the body of an answer, no further than its limit.</summary>
internal static class ResponseBody
{
    /// <summary>Returns the whole body.</summary>
    /// <exception cref="AnswerTooLongException">The body is longer than it may be.</exception>
    public static async Task<byte[]> ReadAsync(
        Stream stream,
        int most,
        CancellationToken cancellationToken
    )
    {
        var body = new AnswerBody(most);
        while (true)
        {
            var count = await stream
                .ReadAsync(body.Buffer, 0, body.Buffer.Length, cancellationToken)
                .ConfigureAwait(false);
            if (count == 0)
            {
                return body.ToArray();
            }

            body.Add(count);
        }
    }
}
