namespace PostHog.Extensions.AI.Tools;

/// <summary>One call of a tool while it runs.</summary>
/// <param name="run">The run that calls it.</param>
/// <param name="span">Its event.</param>
/// <param name="scope">Makes what the tool does part of the event.</param>
internal sealed class ToolScope(ToolRun run, AiSpan span, AiScope scope)
{
    /// <summary>Ends the call.</summary>
    /// <param name="callId">The id that the model gave it; null if it is not known.</param>
    /// <param name="errorType">The type of its exception; null if it had none.</param>
    public void End(string? callId, string? errorType)
    {
        scope.End();
        if (errorType is not null)
        {
            span.Error = errorType;
        }

        run.EndTool(span, callId);
    }
}
