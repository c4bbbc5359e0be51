using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;

namespace PostHog.Development.Faults;

/// <summary>Answers a request the way its fault says.</summary>
internal sealed class FaultPlayer(IHostApplicationLifetime lifetime)
{
    private const int MissingBytes = 64;

    public async Task PlayAsync(HttpContext context, Fault fault, Answer answer)
    {
        var stillThere = await WaitAsync(context, fault.Delay);
        if (fault.AnswersNothing || !stillThere)
        {
            Drop(context, byReset: fault.Reset);
            return;
        }

        if (fault.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        if (fault.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        await AnswerAsync(context, fault, answer);
    }

    private async Task AnswerAsync(HttpContext context, Fault fault, Answer answer)
    {
        var utf8 = answer.Prepare(context, fault.Truncate ? MissingBytes : 0);
        if (fault.Truncate)
        {
            // Without it a body of no bytes would leave the connection open and the client waiting.
            context.Response.Headers.Connection = "close";
        }

        await context.Response.StartAsync(context.RequestAborted);
        if (fault.Stall > TimeSpan.Zero)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (!await WaitAsync(context, fault.Stall))
            {
                context.Abort();
                return;
            }
        }

        await Answer.WriteBodyAsync(context, utf8);
    }

    /// <summary>False when the client hung up, or the server was stopped, meanwhile.</summary>
    private async Task<bool> WaitAsync(HttpContext context, TimeSpan delay)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        try
        {
            await Task.Delay(delay, over.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Drop(HttpContext context, bool byReset)
    {
        context.Features.Get<RequestEntry>()?.RecordDrop();
        if (!byReset && context.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            Close(connection.Socket);
        }

        // Resets what is not closed.
        context.Abort();
    }

    private static void Close(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }
    }
}
