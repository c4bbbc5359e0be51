using System.Net;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>Reads the body of a response, up to its limit.</summary>
internal static class ResponseBody
{
    /// <summary>
    /// Returns once the body is read, up to its limit. If the body of an error breaks off or stalls, its status
    /// still counts.
    /// </summary>
    public static void Read(Stream stream, BoundedBody body, CancellationToken cancellationToken)
    {
        if (!body.IsPresent)
        {
            return;
        }

        try
        {
            while (body.Add(stream.Read(body.Buffer, body.Start, body.Buffer.Length - body.Start)))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException || IsEnd(fault))
        {
            if (body.IsNeeded)
            {
                throw;
            }
        }
    }

    // How a read ends whose time is up: its response is disposed.
    private static bool IsEnd(Exception fault) =>
        fault is OperationCanceledException or ObjectDisposedException or WebException;
}
