namespace PostHog.ErrorTracking;

// Facts: exception-handled.
/// <summary>Where an exception was caught, with the resulting defaults of its event.</summary>
/// <param name="Type">The category of the boundary.</param>
/// <param name="Handled">Whether the application handled it.</param>
/// <param name="Level">The severity.</param>
/// <param name="Source">The hook that caught it; null if the application reported it itself.</param>
internal sealed record ExceptionBoundary(string Type, bool Handled, string Level, string? Source)
{
    /// <summary>The application caught it and reports it.</summary>
    public static readonly ExceptionBoundary Manual = new(
        "generic",
        Handled: true,
        ExceptionLevels.Error,
        Source: null
    )
    {
        IsNearCaller = true,
    };

    /// <summary>It was not caught, and the process ends.</summary>
    public static readonly ExceptionBoundary Crash = new(
        "onuncaughtexception",
        Handled: false,
        ExceptionLevels.Fatal,
        "dotnet.appdomain_unhandled_exception"
    );

    /// <summary>It was not caught, and the process continues.</summary>
    public static readonly ExceptionBoundary Uncaught = Crash with
    {
        Level = ExceptionLevels.Error,
    };

    /// <summary>A task failed, and its exception was not observed.</summary>
    public static readonly ExceptionBoundary UnobservedTask = new(
        "task",
        Handled: false,
        ExceptionLevels.Error,
        "dotnet.unobserved_task_exception"
    );

    /// <summary>
    /// Whether the call that reports it is near its origin, so that the stack of that call can be used.
    /// </summary>
    public bool IsNearCaller { get; private init; }
}
