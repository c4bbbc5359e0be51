using System.Diagnostics;

namespace PostHog.Extensions.AI.Tools;

/// <summary>
/// Hears when Microsoft's function invocation calls tools. It says so by activities, which it starts if the client
/// inside it offers a source for them.
/// </summary>
internal static class ToolActivities
{
    private const string OwnSource = "PostHog.Extensions.AI";
    private const string MicrosoftSource = "Experimental.Microsoft.Extensions.AI";
    private const string RunName = "orchestrate_tools";
    private const string ToolName = "execute_tool";
    private const string RunKey = "PostHog.Extensions.AI.Run";
    private const string ScopeKey = "PostHog.Extensions.AI.Scope";
    private const int MaxDepth = 32;

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = IsHeard,
        Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
            options.Name == RunName || IsTool(options.Name)
                ? ActivitySamplingResult.AllData
                : ActivitySamplingResult.None,
        ActivityStarted = OnStarted,
        ActivityStopped = OnStopped,
    };

    private static int _listens;

    /// <summary>The source that clients offer.</summary>
    public static ActivitySource Source { get; } = new(OwnSource);

    /// <summary>Begins to listen, once for the process.</summary>
    public static void Listen()
    {
        if (Interlocked.Exchange(ref _listens, 1) == 0)
        {
            ActivitySource.AddActivityListener(Listener);
        }
    }

    /// <summary>
    /// Returns the run of function invocation that makes the current call, which begins with its first call; null if
    /// none does.
    /// </summary>
    public static ToolRun? CurrentRun()
    {
        var activity = Activity.Current;
        for (var depth = 0; activity is not null && depth < MaxDepth; depth++)
        {
            // Inside a tool its own scope is the current one.
            if (activity.GetCustomProperty(ScopeKey) is not null)
            {
                return null;
            }

            if (RunOf(activity) is { } run)
            {
                return run;
            }

            activity = activity.Parent;
        }

        return null;
    }

    private static ToolRun? RunOf(Activity activity)
    {
        if (activity.GetCustomProperty(RunKey) is ToolRun run)
        {
            return run;
        }

        if (!IsRun(activity.OperationName))
        {
            return null;
        }

        var begun = ToolRun.Begin(IsHeard(activity.Source));
        activity.SetCustomProperty(RunKey, begun);
        return begun;
    }

    private static void OnStarted(Activity activity)
    {
        if (
            IsTool(activity.OperationName)
            && activity.Parent?.GetCustomProperty(RunKey) is ToolRun run
        )
        {
            var tool = run.BeginTool(activity.GetTagItem("gen_ai.tool.name") as string);
            activity.SetCustomProperty(ScopeKey, tool);
        }
    }

    private static void OnStopped(Activity activity)
    {
        if (activity.GetCustomProperty(ScopeKey) is ToolScope tool)
        {
            tool.End(
                activity.GetTagItem("gen_ai.tool.call.id") as string,
                activity.GetTagItem("error.type") as string
            );
        }
        else if (activity.GetCustomProperty(RunKey) is ToolRun run)
        {
            run.End();
        }
    }

    private static bool IsHeard(ActivitySource source) =>
        source.Name is OwnSource or MicrosoftSource;

    // Agents and workflows are runs too, which have activities of other sources.
    private static bool IsRun(string name) =>
        name == RunName
        || name.StartsWith("invoke_agent", StringComparison.Ordinal)
        || name.StartsWith("invoke_workflow", StringComparison.Ordinal);

    private static bool IsTool(string name) => name.StartsWith(ToolName, StringComparison.Ordinal);
}
