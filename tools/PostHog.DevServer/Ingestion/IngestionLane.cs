using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Faults;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>The way of every ingestion request: body, events, store, answer; or the fault that is due.</summary>
internal sealed class IngestionLane(EventStore events, FaultScript faults, FaultPlayer player)
{
    // Fact: PostHog's parser gives up at 128 levels; the default here is 64.
    private static readonly JsonDocumentOptions AsDeepAsPostHog = new() { MaxDepth = 128 };

    public async Task ReceiveAsync(HttpContext context, SubmissionReader read)
    {
        var body = await BodyReader.ReadAsync(context);
        var fault = faults.TakeNext();
        var submission = Read(context.Request, body, read);
        if (fault is null or { StoresEvents: true })
        {
            events.Add(submission.Events, context.Request.Path);
        }

        await (
            fault is null
                ? submission.Answer.WriteAsync(context)
                : player.PlayAsync(context, fault, submission.Answer)
        );
    }

    private static Submission Read(HttpRequest request, RequestBody body, SubmissionReader read)
    {
        if (body.Refusal is { } refusal)
        {
            return Submission.Refused(refusal);
        }

        try
        {
            using var document = JsonDocument.Parse(body.Utf8, AsDeepAsPostHog);
            return read(request, document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            return Submission.Refused($"the body is not valid JSON: {exception.Message}");
        }
    }
}
