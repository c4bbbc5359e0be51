namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// Whether an exception that nobody caught is reported before the process dies of it: with the level <c>fatal</c>, within
    /// <see cref="ExitFlushTimeout"/> (2 seconds where that is null), and without a change to how the process ends. Default
    /// false.
    /// </summary>
    public bool CaptureUnhandledExceptions { get; set; }

    /// <summary>
    /// Whether the failure of a task whose end nobody looks at is reported, when the runtime notices it. Default false. Of
    /// <c>PostHog.Async</c> alone: a client of <c>PostHog.Blocking</c> says in the log that it has no effect there.
    /// </summary>
    public bool CaptureUnobservedTaskExceptions { get; set; }

    /// <summary>
    /// The beginnings of namespaces whose frames in a stack are the application's own, even where
    /// <see cref="LibraryNamespaces"/> or the usual rule says otherwise. That rule: everything is, but what belongs to .NET or
    /// to this library. Empty at first, never null.
    /// </summary>
    public IList<string> InAppNamespaces { get; } = [];

    /// <summary>The beginnings of namespaces whose frames in a stack are those of libraries. Empty at first, never null.</summary>
    public IList<string> LibraryNamespaces { get; } = [];

    /// <summary>
    /// Whether frames of a stack carry the whole path of their source file, as it was on the machine that compiled it, and
    /// not its name alone. Default false.
    /// </summary>
    public bool SendSourcePaths { get; set; }

    /// <summary>
    /// Whether frames of the application's own carry the line of source they stand for, and five lines before and behind it,
    /// where the source files lie on this machine. Files are found by debug information alone, never by a stack trace that is
    /// a text. Default false.
    /// </summary>
    public bool SendSourceLines { get; set; }
}
