using System.Text.Json;

namespace PostHog.Development.Ingestion;

/// <summary>The events of a request and the answer it deserves; a refused one carries none.</summary>
internal sealed record Submission(IReadOnlyList<JsonElement> Events, Answer Answer)
{
    public static Submission Refused(string problem) => new([], Answer.Refused(400, problem));

    public static Submission Refused(Answer answer) => new([], answer);
}
