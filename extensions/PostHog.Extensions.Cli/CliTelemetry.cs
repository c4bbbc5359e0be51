using System.Collections;
using System.Diagnostics;
using PostHog.Extensions.Cli.Consent;
using PostHog.Extensions.Cli.Reporting;

namespace PostHog.Extensions.Cli;

/// <summary>
/// Reports how a command-line tool is used: the start and the end of each run. It never changes output or exit code of
/// the tool, and never throws because of the network, the disk or the settings of the user. Thread-safe.
/// </summary>
/// <remarks>
/// Sent are a random id of the installation, tool and version, the duration, the exit code, the type of an exception that
/// ended the tool, the operating system and the runtime, and whether the run had a terminal or was in continuous
/// integration; without a person profile and without a location. Arguments and paths are never sent. A run that is
/// interrupted or killed has no end.
/// </remarks>
/// <example>
/// <code>
/// return CliTelemetry.Run("mytool", "phc_...", telemetry => Main2(args, telemetry));
/// </code>
/// </example>
public sealed class CliTelemetry : IDisposable
{
    private readonly CliTelemetryOptions _options;
    private readonly UserConsent? _consent;
    private readonly RunReport? _run;
    private readonly ProcessEnd? _processEnd;
    private Exception? _error;
    private int _isOver;

    private CliTelemetry(CliTelemetryOptions options)
    {
        var watch = Stopwatch.StartNew();
        _options = options;
        UserConsent? consent = null;
        RunReport? run = null;
        Silently.Try(() =>
        {
            consent = new UserConsent(options);
            if (
                !CommandLine.IsTurningOff(options.Environment.Arguments())
                && consent.Begin(out var installId) == TelemetryState.On
            )
            {
                run = new RunReport(options, new RunStart(installId, consent), watch);
            }
        });
        _consent = consent;
        _run = run;
        _processEnd = run is null ? null : new ProcessEnd(EndProcess);
    }

    /// <summary>
    /// Whether this run is reported. False if the user or the environment says no, if there is no project token, or if
    /// the files of the telemetry cannot be used.
    /// </summary>
    public bool IsEnabled => _run is not null && Volatile.Read(ref _isOver) == 0;

    /// <summary>
    /// Which command of the tool runs, such as <c>deploy</c>: a word of the author, not what the user typed. Sent with
    /// the end of the run. Null, the default, if the tool has only one.
    /// </summary>
    public string? Command
    {
        get => _run?.Command;
        set
        {
            if (_run is not null)
            {
                _run.Command = value;
            }
        }
    }

    /// <summary>Runs a tool and reports its start and its end. Its exceptions pass through.</summary>
    /// <param name="tool">The name of the tool; see <see cref="CliTelemetryOptions"/>.</param>
    /// <param name="projectToken">The project token (<c>phc_…</c>). If it is null or blank, nothing is sent.</param>
    /// <param name="main">The tool. Returns the exit code.</param>
    /// <returns>The exit code of the tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is not a name of a tool.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    public static int Run(string tool, string? projectToken, Func<CliTelemetry, int> main) =>
        Run(new CliTelemetryOptions(tool, projectToken), main);

    /// <summary>Runs a tool and reports its start and its end. Its exceptions pass through.</summary>
    /// <param name="options">The options.</param>
    /// <param name="main">The tool. Returns the exit code.</param>
    /// <returns>The exit code of the tool.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static int Run(CliTelemetryOptions options, Func<CliTelemetry, int> main)
    {
        if (main is null)
        {
            throw new ArgumentNullException(nameof(main));
        }

        using var telemetry = Start(options);
        try
        {
            return telemetry.Complete(main(telemetry));
        }
        catch (Exception error) when (telemetry.Note(error))
        {
            throw;
        }
    }

    /// <summary>Runs an async tool and reports its start and its end. Its exceptions pass through.</summary>
    /// <param name="tool">The name of the tool; see <see cref="CliTelemetryOptions"/>.</param>
    /// <param name="projectToken">The project token (<c>phc_…</c>). If it is null or blank, nothing is sent.</param>
    /// <param name="main">The tool. Returns the exit code.</param>
    /// <returns>The exit code of the tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is not a name of a tool.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    public static Task<int> RunAsync(
        string tool,
        string? projectToken,
        Func<CliTelemetry, Task<int>> main
    ) => RunAsync(new CliTelemetryOptions(tool, projectToken), main);

    /// <summary>Runs an async tool and reports its start and its end. Its exceptions pass through.</summary>
    /// <param name="options">The options.</param>
    /// <param name="main">The tool. Returns the exit code.</param>
    /// <returns>The exit code of the tool.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static async Task<int> RunAsync(
        CliTelemetryOptions options,
        Func<CliTelemetry, Task<int>> main
    )
    {
        if (main is null)
        {
            throw new ArgumentNullException(nameof(main));
        }

        using var telemetry = Start(options);
        try
        {
            return telemetry.Complete(await main(telemetry).ConfigureAwait(false));
        }
        catch (Exception error) when (telemetry.Note(error))
        {
            throw;
        }
    }

    /// <summary>Reports the start of a run; its end is reported when the result is disposed.</summary>
    /// <param name="tool">The name of the tool; see <see cref="CliTelemetryOptions"/>.</param>
    /// <param name="projectToken">The project token (<c>phc_…</c>). If it is null or blank, nothing is sent.</param>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is not a name of a tool.</exception>
    public static CliTelemetry Start(string tool, string? projectToken) =>
        Start(new CliTelemetryOptions(tool, projectToken));

    /// <summary>Reports the start of a run; its end is reported when the result is disposed.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static CliTelemetry Start(CliTelemetryOptions options) =>
        new(options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>
    /// Reports an event of the tool. Returns at once. Has no effect after the end of the run.
    /// </summary>
    /// <param name="name">What happened.</param>
    /// <param name="properties">Properties by name: any dictionary or sequence of pairs. They must not identify the
    /// user. Null, the default, for none.</param>
    public void Capture(string name, IEnumerable? properties = null) =>
        DoIfEnabled(run => run.Capture(name, properties));

    /// <summary>
    /// Reports an exception that the tool handled: its type and its stack, without its message and without paths.
    /// Returns at once. Has no effect after the end of the run.
    /// </summary>
    /// <param name="error">The exception. Null is not sent.</param>
    public void CaptureException(Exception? error)
    {
        if (error is not null)
        {
            DoIfEnabled(run => run.CaptureException(error));
        }
    }

    /// <summary>
    /// Reports the end of the run, once, and returns when that is sent or <see cref="CliTelemetryOptions.EndTimeout"/> is
    /// over. What could not be sent is sent by a later run.
    /// </summary>
    /// <param name="exitCode">The exit code of the tool.</param>
    /// <returns>The same exit code.</returns>
    public int Complete(int exitCode)
    {
        End(exitCode, error: null);
        return exitCode;
    }

    /// <summary>
    /// The command with which users see and change whether telemetry is on. Prints to the console. Turning it off
    /// deletes the id of the installation and what was not sent.
    /// </summary>
    /// <param name="action"><c>on</c>, <c>off</c>, or <c>status</c>, which is also what null means.</param>
    /// <returns>The exit code: 0; 1 if the choice could not be saved or the answer not be printed; 2 for another action.</returns>
    public int RunCommand(string? action) =>
        _consent is null ? 1 : new TelemetryCommand(_options, _consent).Run(action, Discard);

    /// <summary>
    /// Reports the end of the run, unless <see cref="Complete"/> was called: with <see cref="Environment.ExitCode"/>, or
    /// without an exit code if that is 0, because an exception may be on its way.
    /// </summary>
    public void Dispose()
    {
        var exitCode = _options.Environment.ExitCode();
        End(_error is null && exitCode != 0 ? exitCode : null, _error);
        _processEnd?.Dispose();
        _run?.Dispose();
    }

    // Called before the stack of the exception is unwound: nothing else must happen here.
    private bool Note(Exception error)
    {
        _error = error;
        return false;
    }

    private void EndProcess(Exception? error) =>
        End(error is null ? _options.Environment.ExitCode() : null, error);

    private void End(int? exitCode, Exception? error)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0 && _run is { } run)
        {
            Silently.Try(() => run.End(exitCode, error));
        }
    }

    private void Discard()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0 && _run is { } run)
        {
            Silently.Try(run.Discard);
        }
    }

    private void DoIfEnabled(Action<RunReport> action)
    {
        if (IsEnabled)
        {
            Silently.Try(() => action(_run!));
        }
    }
}
