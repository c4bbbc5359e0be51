using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>Reads the body of an answer, no further than its limit.</summary>
internal static class ResponseBody
{
    /// <summary>Returns when the body is read, as far as it may be. An error whose body breaks off has its status all the same.</summary>
    public static async Task ReadAsync(
        Stream stream,
        AnswerBody body,
        CancellationToken cancellationToken
    )
    {
        try
        {
            int count;
            do
            {
                count = await stream
                    .ReadAsync(body.Buffer, 0, body.Buffer.Length, cancellationToken)
                    .ConfigureAwait(false);
            } while (body.Add(count));
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            if (body.IsNeeded || cancellationToken.IsCancellationRequested)
            {
                throw;
            }
        }
    }
}
