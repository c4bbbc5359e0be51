using System.Collections.Concurrent;
using System.Diagnostics;

namespace PostHog.Extensions.AI.Tools;

/// <summary>
/// Hears when Microsoft's function invocation calls tools. It says so by activities, which it starts if the client
/// inside it offers a source for them, or the agent around it has one.
/// </summary>
internal static class ToolActivities
{
    private const string OwnSource = "PostHog.Extensions.AI";
    private const string MicrosoftSource = "Experimental.Microsoft.Extensions.AI";
    private const string RunName = "orchestrate_tools";
    private const string ToolName = "execute_tool";
    private const string ToolTag = "gen_ai.tool.name";
    private const string RunKey = "PostHog.Extensions.AI.Run";
    private const string ScopeKey = "PostHog.Extensions.AI.Scope";
    private const int MaxDepth = 32;

    // A process has a few.
    private const int MaxSources = 100;

    private static readonly ConcurrentDictionary<string, bool> Heard = new(StringComparer.Ordinal);
    private static readonly object Lock = new();

    /// <summary>The source that clients offer.</summary>
    public static ActivitySource Source { get; } = new(OwnSource);

    /// <summary>Begins to listen, once for the process.</summary>
    public static void Listen()
    {
        ListenTo(OwnSource);
        ListenTo(MicrosoftSource);
    }

    /// <summary>
    /// Returns the run of function invocation that makes the current call, which begins with its first call; null if
    /// none does.
    /// </summary>
    /// <param name="capturesTools">Whether the tools of a run that begins are captured: then its source is listened to,
    /// whatever its name.</param>
    public static ToolRun? CurrentRun(bool capturesTools)
    {
        var activity = Activity.Current;
        for (var depth = 0; activity is not null && depth < MaxDepth; depth++)
        {
            // Inside a tool its own scope is the current one.
            if (activity.GetCustomProperty(ScopeKey) is not null)
            {
                return null;
            }

            if (RunOf(activity, capturesTools) is { } run)
            {
                return run;
            }

            activity = activity.Parent;
        }

        return null;
    }

    private static ToolRun? RunOf(Activity activity, bool capturesTools)
    {
        if (activity.GetCustomProperty(RunKey) is ToolRun run)
        {
            return run;
        }

        return IsRun(activity.OperationName) ? BeginRun(activity, capturesTools) : null;
    }

    // Calls may run at the same time.
    private static ToolRun BeginRun(Activity activity, bool capturesTools)
    {
        if (capturesTools)
        {
            ListenTo(activity.Source.Name);
        }

        lock (Lock)
        {
            if (activity.GetCustomProperty(RunKey) is ToolRun run)
            {
                return run;
            }

            var begun = ToolRun.Begin(Heard.ContainsKey(activity.Source.Name));
            activity.SetCustomProperty(RunKey, begun);
            return begun;
        }
    }

    // A listener sees all sources that have its name, also those that are made later.
    private static void ListenTo(string source)
    {
        if (Heard.ContainsKey(source) || Heard.Count >= MaxSources || !Heard.TryAdd(source, true))
        {
            return;
        }

        ActivitySource.AddActivityListener(
            new ActivityListener
            {
                ShouldListenTo = candidate => candidate.Name == source,
                Sample = Sample,
                ActivityStarted = OnStarted,
                ActivityStopped = OnStopped,
            }
        );
    }

    private static ActivitySamplingResult Sample(
        ref ActivityCreationOptions<ActivityContext> options
    ) =>
        options.Name == RunName || IsTool(options.Name)
            ? ActivitySamplingResult.AllData
            : ActivitySamplingResult.None;

    private static void OnStarted(Activity activity)
    {
        if (
            IsTool(activity.OperationName)
            && activity.GetTagItem(ToolTag) is string name
            && activity.Parent?.GetCustomProperty(RunKey) is ToolRun run
        )
        {
            var tool = run.BeginTool(name, activity.GetTagItem("gen_ai.tool.call.id") as string);
            activity.SetCustomProperty(ScopeKey, tool);
        }
    }

    private static void OnStopped(Activity activity)
    {
        if (activity.GetCustomProperty(ScopeKey) is ToolScope tool)
        {
            tool.End(
                activity.GetTagItem("error.type") as string,
                activity.GetTagItem("gen_ai.tool.call.result") as string
            );
        }
        else if (activity.GetCustomProperty(RunKey) is ToolRun run)
        {
            run.End();
        }
    }

    // Agents and workflows are runs too, which have activities of other sources.
    private static bool IsRun(string name) =>
        name == RunName
        || IsOperation(name, "invoke_agent")
        || IsOperation(name, "invoke_workflow");

    private static bool IsTool(string name) => IsOperation(name, ToolName);

    // The name of the agent or tool follows.
    private static bool IsOperation(string name, string operation) =>
        name.StartsWith(operation, StringComparison.Ordinal)
        && (name.Length == operation.Length || name[operation.Length] == ' ');
}
