using System.Text.Json;

namespace PostHog.Development.Ingestion;

/// <summary>An event of a request that is being served, and what is to become of it.</summary>
internal readonly record struct SubmittedEvent(JsonElement Json, Guid? Uuid, ScriptedResult Result)
{
    public bool IsStored => Result.Result is not (EventResult.Drop or EventResult.Retry);

    public string Name => EventFields.NameOf(Json) ?? "";
}
