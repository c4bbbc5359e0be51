using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;

namespace PostHog.Development.Faults;

/// <summary>Answers a request the way its fault says.</summary>
internal sealed class FaultPlayer(IHostApplicationLifetime lifetime)
{
    private const int MissingBytes = 64;

    public async Task PlayAsync(HttpContext context, Fault fault, Answer usual)
    {
        var stillThere = await WaitAsync(context, fault.Delay);
        if (fault.Abort || !stillThere)
        {
            context.Features.Get<RequestEntry>()?.RecordDrop();
            context.Abort();
            return;
        }

        if (fault.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        var answer = Alter(usual, fault);
        await (fault.Truncate ? WriteCutAsync(context, answer) : answer.WriteAsync(context));
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

    private static Answer Alter(Answer usual, Fault fault)
    {
        var status = fault.Status ?? usual.Status;
        var altered = status == usual.Status ? usual : Answer.Scripted(status);
        return fault.Body is { } text ? altered with { Text = text } : altered;
    }

    private static async Task WriteCutAsync(HttpContext context, Answer answer)
    {
        // Without it a body of no bytes would leave the connection open and the client waiting.
        context.Response.Headers.Connection = "close";
        await answer.WriteAsync(context, announcedExtra: MissingBytes);
    }
}
