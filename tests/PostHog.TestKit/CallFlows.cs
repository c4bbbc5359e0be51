using System.Diagnostics.CodeAnalysis;

namespace PostHog.TestKit;

/// <summary>Makes calls in the way that a test asks for.</summary>
public static class CallFlows
{
    private static readonly ExecutionContext Empty = ReadEmpty();

    /// <summary>Makes a call.</summary>
    [SuppressMessage(
        "Usage",
        "VSTHRD002",
        Justification = "A callback that waits is what is tested."
    )]
    public static void Run(this CallFlow flow, Action call)
    {
        switch (flow)
        {
            case CallFlow.Task:
                Task.Run(call).GetAwaiter().GetResult();
                break;
            case CallFlow.Thread:
                OtherThread.Run(call).Join();
                break;
            case CallFlow.WithoutContext:
                ExecutionContext.Run(Empty, _ => call(), state: null);
                break;
            case CallFlow.ThreadWithoutContext:
                RunWithoutContext(call);
                break;
            default:
                call();
                break;
        }
    }

    private static void RunWithoutContext(Action call)
    {
        OtherThread thread;
        using (ExecutionContext.SuppressFlow())
        {
            thread = OtherThread.Run(call);
        }

        thread.Join();
    }

    private static ExecutionContext ReadEmpty()
    {
        ExecutionContext? read = null;
        using (ExecutionContext.SuppressFlow())
        {
            OtherThread.Run(() => read = ExecutionContext.Capture()).Join();
        }

        return read!;
    }
}
