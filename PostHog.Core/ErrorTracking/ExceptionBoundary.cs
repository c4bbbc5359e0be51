namespace PostHog.ErrorTracking;

// Facts: exception-handled.
/// <summary>Where an exception was caught, and what that says of it: the defaults of its event.</summary>
/// <param name="Type">The category of the boundary.</param>
/// <param name="Handled">Whether the application dealt with it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Source">The hook that caught it; null when the application reported it itself.</param>
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

    /// <summary>Nobody caught it, and the process ends.</summary>
    public static readonly ExceptionBoundary Crash = new(
        "onuncaughtexception",
        Handled: false,
        ExceptionLevels.Fatal,
        "dotnet.appdomain_unhandled_exception"
    );

    /// <summary>Nobody caught it, and the process continues.</summary>
    public static readonly ExceptionBoundary Uncaught = Crash with
    {
        Level = ExceptionLevels.Error,
    };

    /// <summary>A task failed, and nobody asked how it ended.</summary>
    public static readonly ExceptionBoundary UnobservedTask = new(
        "task",
        Handled: false,
        ExceptionLevels.Error,
        "dotnet.unobserved_task_exception"
    );

    /// <summary>Whether the call that reports it stands where it came from, and can lend it a stack.</summary>
    public bool IsNearCaller { get; private init; }
}
