using System.Collections;
using System.Diagnostics;
using PostHog.Blocking;
using PostHog.Time;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Reports one run of a tool.</summary>
internal sealed class RunReport : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private readonly CliTelemetryOptions _options;
    private readonly Clock _clock;
    private readonly TimeSpan _begin;
    private readonly RunStart _start;
    private readonly RunEvents _events;
    private readonly RunExceptions _exceptions;
    private readonly OfflineRuns? _offlineRuns;
    private readonly List<PostHogEvent> _unsaved = [];
    private readonly bool _isOffline;
    private readonly TimeSpan _spent;
    private ReportThread? _thread;

    /// <summary>Reports the begin of a run.</summary>
    /// <param name="options">The options.</param>
    /// <param name="start">What is known when it begins.</param>
    /// <param name="watch">Runs since the tool waits for the telemetry.</param>
    public RunReport(CliTelemetryOptions options, RunStart start, Stopwatch watch)
    {
        _options = options;
        _start = start;
        _clock = options.Environment.Clock;
        _begin = _clock.Elapsed;
        // The user must be able to say no before anything is sent.
        _isOffline = start.IsFirst || IsUnreachable();
        var runId = Guid.NewGuid().ToString("D");
        _events = new RunEvents(
            start.InstallId,
            RunEvents.CommonProperties(options, runId, start.IsCI)
        );
        _exceptions = new RunExceptions(_clock);
        _offlineRuns = start.Folder is null ? null : new OfflineRuns(start.Folder, runId);
        Report(_events.Start(_clock.UtcNow));
        if (!_isOffline && _offlineRuns is { } before)
        {
            Post(client => before.SendAll(one => client.Enqueue(one), _clock.UtcNow));
        }

        _spent = watch.Elapsed;
    }

    /// <summary>Which command of the tool runs.</summary>
    public string? Command { get; set; }

    /// <summary>Reports an event of the tool.</summary>
    public void Capture(string name, IEnumerable? properties)
    {
        var own = _events.Own(name, properties, _clock.UtcNow);
        Post(client => client.Enqueue(own));
    }

    /// <summary>Reports an exception, unless it was reported before.</summary>
    public void CaptureException(Exception error, bool isFatal = false)
    {
        var details = _events.Details(isFatal, Command, _clock.UtcNow);
        if (_exceptions.TryBuild(error, _events.DistinctId, details) is { } reported)
        {
            Post(client => client.Enqueue(reported));
        }
    }

    /// <summary>
    /// Reports the end of the run, and returns once everything is sent or the time is up. If telemetry was turned off
    /// since the begin, nothing more is sent, and what was not sent is deleted.
    /// </summary>
    public void End(int? exitCode, Exception? error)
    {
        if (!_start.IsStillOn())
        {
            Discard();
            Silently.Try(_start.DeleteLeftData);
            return;
        }

        if (error is not null && _options.ReportsExceptions)
        {
            CaptureException(error, isFatal: true);
        }

        var end = new RunEnd(_clock.Elapsed - _begin, Command, exitCode, error);
        Report(_events.End(end, _clock.UtcNow));
        if (!TryClose())
        {
            SaveRest();
            // One that answers slowly is not unreachable.
            if (_thread?.HasDelivered != true)
            {
                NoteReachable(isReachable: false);
            }
        }
    }

    /// <summary>Ends without a report, and deletes what was not sent.</summary>
    public void Discard()
    {
        if (_thread is not null)
        {
            Post(client => client.OptOut());
            TryClose();
        }

        Silently.Try(() => _offlineRuns?.DeleteOwn());
    }

    public void Dispose() => _thread?.Dispose();

    // An event that has to wait for the network for a day needs no client before.
    private void Report(PostHogEvent ofRun)
    {
        if (_isOffline && OfflineRuns.CanKeep(ofRun))
        {
            _offlineRuns!.Add(ofRun);
        }
        else
        {
            lock (_unsaved)
            {
                _unsaved.Add(ofRun);
            }

            Post(client =>
            {
                client.Enqueue(ofRun);
                lock (_unsaved)
                {
                    _unsaved.Remove(ofRun);
                }
            });
        }
    }

    // Where the client is not ready in time, as on a very busy machine.
    private void SaveRest()
    {
        List<PostHogEvent> rest;
        lock (_unsaved)
        {
            rest = [.. _unsaved.Where(OfflineRuns.CanKeep)];
        }

        rest.ForEach(ofRun => _offlineRuns?.Add(ofRun));
    }

    private void Post(Action<PostHogClient> step)
    {
        lock (_gate)
        {
            _thread ??= new ReportThread(ClientOptions, NoteReachable);
            _thread.Post(client => StepIfStillOn(client, step));
        }
    }

    // Another process may have turned telemetry off since the run began.
    private void StepIfStillOn(PostHogClient client, Action<PostHogClient> step)
    {
        if (_start.IsStillOn())
        {
            step(client);
        }
        else
        {
            client.OptOut();
        }
    }

    // True if nothing is left to do. The rest of the time is for what happens around this wait.
    private bool TryClose()
    {
        var left = TimeSpan.FromTicks(_options.EndTimeout.Ticks * 8 / 10) - _spent;
        var limit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return _thread is null
            || _thread.TryClose(limit, thread => _options.Environment.Join(thread, limit));
    }

    private PostHogOptions ClientOptions()
    {
        var client = PostHogOptions.ForCommandLine();
        client.ProjectToken = _options.ProjectToken;
        client.Host = _options.Host;
        client.SecretKey = null;
        client.DisableGeoIP = true;
        client.Clock = _clock;
        client.Log = _options.Log ?? (_ => { });
        client.BeforeSend.Add(ExceptionCleaning.Clean);
        // Each event leaves at once, while the tool works, and is in the spool before: whatever ends the process, nothing
        // is lost, and nothing has to wait for it.
        client.FlushAt = 1;
        client.ExitFlushTimeout = null;
        if (_start.Folder is { } folder)
        {
            client.Spool = new SpoolOptions(folder.SpoolPath)
            {
                Mode = SpoolMode.Always,
                MaxBytes = 4 * 1024 * 1024,
            };
        }

        _options.Environment.ChangeOptions(client);
        if (_isOffline || IsUnreachable())
        {
            client.HttpHandler = new OfflineHandler();
        }

        return client;
    }

    private bool IsUnreachable()
    {
        DateTimeOffset? since = null;
        Silently.Try(() => since = _start.Folder?.ReadUnreachable());
        var age = _clock.UtcNow - since;
        return age >= TimeSpan.Zero && age < Day;
    }

    // The first run does not try.
    private void NoteReachable(bool isReachable) =>
        Silently.Try(() =>
        {
            if (isReachable)
            {
                _start.Folder?.DeleteUnreachable();
            }
            else if (!_start.IsFirst && !IsUnreachable())
            {
                _start.Folder?.WriteUnreachable(_clock.UtcNow);
            }
        });
}
