namespace PostHog.Extensions.AI.Tools;

/// <summary>One call of a tool while it runs.</summary>
/// <param name="run">The run that calls it.</param>
/// <param name="asked">What the model asked for.</param>
/// <param name="span">Its event.</param>
/// <param name="scope">Makes what the tool does part of the event.</param>
internal sealed class ToolScope(ToolRun run, AskedTool asked, AiSpan span, AiScope scope)
{
    /// <summary>The call of the model that asked for it.</summary>
    public AskingCall By => asked.By;

    /// <summary>Its event.</summary>
    public AiSpan Span => span;

    /// <summary>The id that the model gave the call; null if it is not known.</summary>
    public string? CallId { get; init; }

    /// <summary>What flows with the tool, such as the request context, in which its event is queued.</summary>
    public ExecutionContext? Flow { get; private set; }

    /// <summary>Ends the call.</summary>
    /// <param name="errorType">The type of its exception; null if it had none.</param>
    /// <param name="result">Its result as JSON, if Microsoft's libraries may say it; null otherwise.</param>
    public void End(string? errorType, string? result)
    {
        scope.End();
        Flow = ExecutionContext.Capture();
        if (errorType is not null)
        {
            span.Error = errorType;
        }

        if (!By.IsPrivate)
        {
            ToolStates.SetInput(span, asked.Call, By.Rules);
            ToolStates.SetOutput(span, result, By.Rules);
        }

        run.EndTool(this);
    }

    /// <summary>Says that the run ended without a result: if the tool was cancelled, that is no failure.</summary>
    public void ForgiveCancellation()
    {
        if (
            span.Error
            is "System.OperationCanceledException"
                or "System.Threading.Tasks.TaskCanceledException"
        )
        {
            span.Error = null;
        }
    }

    /// <summary>Queues the event.</summary>
    public void Send()
    {
        if (Flow is null)
        {
            By.Capture.Enqueue(span);
        }
        else
        {
            ExecutionContext.Run(Flow, static one => ((ToolScope)one!).Enqueue(), this);
        }
    }

    private void Enqueue() => By.Capture.Enqueue(span);
}
