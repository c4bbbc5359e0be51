using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion.V0;

/// <summary>Capture V0. One unfit event refuses the whole batch, as at PostHog.</summary>
internal sealed class V0Wire : Wire
{
    /// <summary>Unpacks gzip alone, also where no header names it; another encoding is ignored, as at PostHog.</summary>
    public override RequestBody Unpack(string encoding, MemoryStream wire) =>
        Decompressor.DecompressGzipOnly(encoding, wire);

    public override Submission Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Refused("the body is not a JSON object");
        }

        if (EventShape.FindProblemOfText(root, "api_key") is { } problem)
        {
            return Refused(problem);
        }

        if (!root.TryFind("batch", out var batch) || batch.ValueKind is not JsonValueKind.Array)
        {
            return Refused("\"batch\" is missing or not an array");
        }

        return ReadEvents([.. batch.EnumerateArray()]);
    }

    /// <summary>A digest of the events, for nothing else of the request outlives an attempt.</summary>
    public override string Identify(HttpRequest request, IReadOnlyList<SubmittedEvent> events)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in events)
        {
            digest.AppendData(
                one.Uuid is { } uuid ? uuid.ToByteArray() : JsonMarshal.GetRawUtf8Value(one.Json)
            );
        }

        return System.Convert.ToHexString(digest.GetHashAndReset());
    }

    public override Answer Accept(IReadOnlyList<SubmittedEvent> events) => Answer.Accepted;

    public override Answer Refuse(int status, string problem) => Answer.Refused(status, problem);

    private Submission ReadEvents(IReadOnlyList<JsonElement> events)
    {
        for (var index = 0; index < events.Count; index++)
        {
            if (EventShape.FindProblem(events[index]) is { } problem)
            {
                return Refused($"batch[{index}]: {problem}");
            }
        }

        return events.Count == 0
            ? Refused("\"batch\" holds no event")
            : new Submission([.. events.Select(Submit)]);
    }

    /// <summary>Returns an event that is fit.</summary>
    public static SubmittedEvent Submit(JsonElement json) =>
        new(
            json,
            Guid.TryParse(JsonText.Read(json, "uuid"), out var uuid) ? uuid : null,
            ScriptedResult.Ok()
        );

    private Submission Refused(string problem) => Submission.Refused(Refuse(400, problem));
}
