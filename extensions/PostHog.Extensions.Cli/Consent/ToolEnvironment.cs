using System.Reflection;
using PostHog.Time;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>What the telemetry asks of the process it runs in.</summary>
internal sealed class ToolEnvironment
{
    /// <summary>The process itself.</summary>
    public static readonly ToolEnvironment Real = new();

    /// <summary>Returns an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether standard output goes elsewhere than to a terminal.</summary>
    public Func<bool> IsOutputRedirected { get; init; } = () => Console.IsOutputRedirected;

    /// <summary>Whether standard error goes elsewhere than to a terminal.</summary>
    public Func<bool> IsErrorRedirected { get; init; } = () => Console.IsErrorRedirected;

    /// <summary>Standard output.</summary>
    public Func<TextWriter> Output { get; init; } = () => Console.Out;

    /// <summary>Standard error.</summary>
    public Func<TextWriter> Error { get; init; } = () => Console.Error;

    /// <summary>Returns the user's directory for local data, which may not exist; blank if there is none.</summary>
    public Func<string> DataDirectory { get; init; } =
        () =>
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );

    /// <summary>Returns the version of the program; null if it has none.</summary>
    public Func<string?> Version { get; init; } =
        () =>
            Assembly
                .GetEntryAssembly()
                ?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion;

    /// <summary>The exit code that a process has whose program names none.</summary>
    public Func<int> ExitCode { get; init; } = () => Environment.ExitCode;

    /// <summary>Returns the command line.</summary>
    public Func<string[]> Arguments { get; init; } = Environment.GetCommandLineArgs;

    /// <summary>Waits for a thread to end; false if it has not in time.</summary>
    public Func<Thread, TimeSpan, bool> Join { get; init; } = (thread, limit) => thread.Join(limit);

    /// <summary>The clock.</summary>
    public Clock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Changes the options of the client.</summary>
    public Action<PostHogOptions> ChangeOptions { get; init; } = _ => { };
}
