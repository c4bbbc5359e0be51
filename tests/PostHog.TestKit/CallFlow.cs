namespace PostHog.TestKit;

/// <summary>How a callback of a test makes a call.</summary>
public enum CallFlow
{
    /// <summary>On its own stack.</summary>
    Direct,

    /// <summary>In a task, for which it waits.</summary>
    Task,

    /// <summary>On a new thread, for which it waits.</summary>
    Thread,

    /// <summary>On its own stack, without its execution context.</summary>
    WithoutContext,

    /// <summary>On a new thread without its execution context, for which it waits.</summary>
    ThreadWithoutContext,
}
