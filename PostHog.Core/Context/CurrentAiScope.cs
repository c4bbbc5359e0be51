namespace PostHog.Context;

/// <summary>
/// The innermost scope of AI work that has not ended. It flows with the work that began it, including the tasks and
/// threads started there. Safe for use by many threads.
/// </summary>
internal static class CurrentAiScope
{
    private static readonly AsyncLocal<AiScope?> Slot = new();

    /// <summary>The current scope; null if there is none.</summary>
    public static AiScope? Value
    {
        get
        {
            var scope = Slot.Value;
            while (scope is { IsOver: true })
            {
                scope = scope.Outer;
            }

            return scope;
        }
    }

    /// <summary>Makes a scope the current one.</summary>
    public static void Enter(AiScope scope) => Slot.Value = scope;

    /// <summary>Makes the scope around an ended one the current one, where the ended one is.</summary>
    public static void Leave(AiScope scope)
    {
        if (Slot.Value == scope)
        {
            Slot.Value = Value;
        }
    }
}
