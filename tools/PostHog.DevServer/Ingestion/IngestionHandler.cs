using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Faults;
using PostHog.Development.Hosting;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>Handles every ingestion request: reads the body, stores the events and responds, or plays the fault that is due.</summary>
internal sealed class IngestionHandler(ServerState state, FaultPlayer player)
{
    // Fact: PostHog's parser gives up at 128 levels; the default here is 64.
    private static readonly JsonDocumentOptions AsDeepAsPostHog = new() { MaxDepth = 128 };

    public async Task ReceiveAsync(HttpContext context, Wire wire)
    {
        var (answer, fault) = await BodyReader.ReadAsync(
            context,
            wire.Unpack,
            body => Take(context, wire, body)
        );
        await (
            fault is null ? answer.WriteAsync(context) : player.PlayAsync(context, fault, answer)
        );
    }

    private (Answer Answer, Fault? Fault) Take(HttpContext context, Wire wire, RequestBody body)
    {
        var (document, refusal) = Parse(context.Request, body, wire);
        using (document)
        {
            var submission = refusal is null
                ? wire.Read(document!.RootElement)
                : Submission.Refused(refusal);
            return Take(context, wire, submission, body.Utf8);
        }
    }

    private (Answer Answer, Fault? Fault) Take(
        HttpContext context,
        Wire wire,
        Submission submission,
        ReadOnlyMemory<byte> body
    )
    {
        var fault = ChooseFault(context.Request, wire, submission);
        var events = fault?.Results is { } results
            ? ResultScript.Apply(results, submission.Events)
            : state.Lasting.DropSome(submission.Events);
        var request = context.Features.Get<RequestEntry>();
        request?.RecordBatch(Identify(context.Request, wire, submission), fault?.Describe());
        if (fault is null or { StoresEvents: true })
        {
            Store(events, body, context.Request.Path, request?.Number ?? 0);
        }

        var usual = submission.Refusal ?? wire.Accept(events);
        return (fault is null ? usual : Alter(usual, fault, wire, events), fault);
    }

    private static string? Identify(HttpRequest request, Wire wire, Submission submission) =>
        submission.Events.Count == 0 ? null : wire.Identify(request, submission.Events);

    private void Store(
        IReadOnlyList<SubmittedEvent> events,
        ReadOnlyMemory<byte> body,
        string path,
        long request
    )
    {
        var stored = state.Events.Add(events, path, body);
        state.File?.Add(stored);
        state.Viewer.Observe(events, stored, path, request);
    }

    /// <summary>The script goes first; a storm does not touch requests that are refused anyway.</summary>
    private Fault? ChooseFault(HttpRequest request, Wire wire, Submission submission)
    {
        if ((state.Faults.TakeNext(wire.SettlesEvents) ?? state.Lasting.Slowness) is { } scripted)
        {
            return scripted;
        }

        return state.Storm.IsRaging && submission.Refusal is null
            ? state.Storm.TakeNext(wire.Identify(request, submission.Events), submission, wire)
            : null;
    }

    private static Answer Alter(
        Answer usual,
        Fault fault,
        Wire wire,
        IReadOnlyList<SubmittedEvent> events
    )
    {
        var status = fault.Status ?? usual.Status;
        var altered = status == usual.Status ? usual : Script(status, wire, events);
        return fault.Body is { } text ? altered with { Text = text } : altered;
    }

    private static Answer Script(int status, Wire wire, IReadOnlyList<SubmittedEvent> events) =>
        status is >= 200 and <= 299
            ? wire.Accept(events) with
            {
                Status = status,
            }
            : wire.Refuse(status, "a scripted fault of the dev server");

    private static (JsonDocument? Document, Answer? Refusal) Parse(
        HttpRequest request,
        RequestBody body,
        Wire wire
    )
    {
        if (wire.CheckHeaders(request.Headers) is { } unfit)
        {
            return (null, unfit);
        }

        if (body.Refusal is { } unreadable)
        {
            return (null, wire.Refuse(unreadable.Status, unreadable.Problem ?? ""));
        }

        try
        {
            return (JsonDocument.Parse(body.Utf8, AsDeepAsPostHog), null);
        }
        catch (JsonException exception)
        {
            return (null, wire.Refuse(400, $"the body is not valid JSON: {exception.Message}"));
        }
    }
}
