using PostHog.Context;
using PostHog.Extensions.AI.Tools;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Where a call belongs: its trace, its parent, its conversation and its person.</summary>
/// <param name="Run">The run of function invocation that makes the call; null if there is none.</param>
/// <param name="TraceId">The trace; null for a new one.</param>
/// <param name="ParentId">The span around the call; null for none.</param>
/// <param name="SessionId">The conversation; null if it is not known.</param>
/// <param name="DistinctId">The person; null if not known here.</param>
internal readonly record struct CallPlace(
    ToolRun? Run,
    string? TraceId,
    string? ParentId,
    string? SessionId,
    string? DistinctId
)
{
    /// <summary>Returns the place of a call that begins now.</summary>
    public static CallPlace Now(PostHogAiOptions options, PostHogAiOptions? call)
    {
        var run = ToolActivities.CurrentRun(options.CaptureTools);
        var scope = CurrentAiScope.Value;
        if (run is not null && !run.IsAround(scope))
        {
            return With(run.Place with { Run = run }, options, call);
        }

        var around = scope is null
            ? default
            : new CallPlace(
                run,
                scope.TraceId,
                scope.SpanId,
                scope.Event.SessionId,
                scope.Event.DistinctId
            );
        return With(around, options, call);
    }

    /// <summary>Puts an event here.</summary>
    public void Apply(AiTask captured)
    {
        captured.TraceId = TraceId ?? captured.TraceId;
        captured.ParentId = ParentId;
        captured.SessionId = SessionId;
        captured.DistinctId = DistinctId ?? "";
    }

    private static CallPlace With(
        CallPlace around,
        PostHogAiOptions options,
        PostHogAiOptions? call
    )
    {
        call ??= options;
        var traceId = First(call.TraceId, options.TraceId, around.TraceId);
        var parentId = traceId == around.TraceId ? around.ParentId : null;
        return around with
        {
            TraceId = traceId,
            ParentId = First(call.ParentId, options.ParentId, parentId),
            SessionId = First(call.SessionId, options.SessionId, around.SessionId),
            DistinctId = First(call.DistinctId, options.DistinctId, around.DistinctId),
        };
    }

    private static string? First(string? ofCall, string? ofWrapper, string? around) =>
        NonBlank.Of(ofCall) ?? NonBlank.Of(ofWrapper) ?? NonBlank.Of(around);
}
