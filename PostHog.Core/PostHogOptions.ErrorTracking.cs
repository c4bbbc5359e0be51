namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// Whether an uncaught exception is reported before it ends the process: with the level <c>fatal</c>, within
    /// <see cref="ExitFlushTimeout"/> (2 seconds if that is null). The process ends as it would without PostHog.
    /// Default false.
    /// </summary>
    public bool CaptureUnhandledExceptions { get; set; }

    /// <summary>
    /// Whether unobserved task exceptions are reported. Default false. For <c>PostHog.Async</c> only: a client of
    /// <c>PostHog.Blocking</c> logs a warning that it has no effect.
    /// </summary>
    public bool CaptureUnobservedTaskExceptions { get; set; }

    /// <summary>
    /// Types of exceptions that are not reported, including derived types, such as
    /// <see cref="OperationCanceledException"/>. An <see cref="AggregateException"/> is not reported if all of its
    /// members are of these types; causes are not checked. Empty by default, never null.
    /// </summary>
    public IList<Type> IgnoredExceptions { get; } = [];

    /// <summary>
    /// Decides whether an exception is reported, before its stack is read. For an <see cref="AggregateException"/> it
    /// is called for its members and, if one of them is to be reported, for the aggregate itself. It is called on the
    /// thread that reports; if it throws, or keeps reporting exceptions for which it is called again, the exception is
    /// reported. Null, the default, reports all exceptions except
    /// <see cref="IgnoredExceptions"/>.
    /// </summary>
    public Func<Exception, bool>? ShouldReportException { get; set; }

    /// <summary>
    /// Prefixes of namespaces whose stack frames are the application's own, even if <see cref="LibraryNamespaces"/> or
    /// the default rule says otherwise. By default, all frames are except those of .NET and this library. Empty at
    /// first, never null.
    /// </summary>
    public IList<string> InAppNamespaces { get; } = [];

    /// <summary>Prefixes of namespaces whose stack frames belong to libraries. Empty by default, never null.</summary>
    public IList<string> LibraryNamespaces { get; } = [];

    /// <summary>
    /// Whether stack frames include the full path of their source file on the machine that compiled it, not only its
    /// name. Default false.
    /// </summary>
    public bool SendSourcePaths { get; set; }

    /// <summary>
    /// Whether the application's own frames include their source line and five lines before and after it, if the source
    /// files are on this machine. Files are found by debug information only, never by a stack trace in text form.
    /// Default false.
    /// </summary>
    public bool SendSourceLines { get; set; }
}
