using System.Net.Sockets;
using PostHog.Async.Testing.Server;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing;

/// <summary>What goes wrong at a <see cref="FakePostHog"/>; nothing at first. Thread-safe.</summary>
public sealed class FakeFailures
{
    private readonly object _gate = new();
    private readonly Queue<Func<string, FakeReply?>> _next = new();
    private readonly Dictionary<string, Queue<JsonObject>> _verdicts = new(StringComparer.Ordinal);
    private readonly Action<TimeSpan> _pass;
    private readonly Func<string, TimeSpan> _timeoutOf;
    private string? _misuse;

    internal FakeFailures(Action<TimeSpan> pass, Func<string, TimeSpan> timeoutOf)
    {
        _pass = pass;
        _timeoutOf = timeoutOf;
    }

    /// <summary>Whether PostHog cannot be reached: every request fails to connect. Default false.</summary>
    public bool IsOffline { get; set; }

    /// <summary>Whether the project's quota of flag evaluations is used up. Default false.</summary>
    public bool IsFlagQuotaUsedUp { get; set; }

    /// <summary>Answers the next requests, of any kind, with a status.</summary>
    /// <param name="status">The HTTP status, for example 503 or 429.</param>
    /// <param name="count">How many requests. Default 1.</param>
    /// <param name="retryAfter">What the header <c>Retry-After</c> says, in whole seconds; null, the default, for
    /// none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not from 100 to 599,
    /// <paramref name="count"/> is less than 1, or <paramref name="retryAfter"/> is negative.</exception>
    public void Next(int status, int count = 1, TimeSpan? retryAfter = null)
    {
        if (status is < 100 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "From 100 to 599.");
        }

        CheckTime(retryAfter ?? TimeSpan.Zero, nameof(retryAfter));
        Add(count, _ => FakeReply.Scripted(status, retryAfter));
    }

    /// <summary>Answers none of the next requests: each ends after its timeout, which passes on the clock.</summary>
    /// <param name="count">How many requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void NextTimeOut(int count = 1) => NextSlow(TimeSpan.MaxValue, count);

    /// <summary>Answers the next requests slowly: the time passes on the clock, and no longer than a timeout.</summary>
    /// <param name="delay">How long an answer takes. One that is longer than the request's timeout does not come.</param>
    /// <param name="count">How many requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1, or <paramref name="delay"/> is
    /// negative.</exception>
    public void NextSlow(TimeSpan delay, int count = 1)
    {
        CheckTime(delay, nameof(delay));
        Add(count, path => Slow(path, delay));
    }

    /// <summary>
    /// Asks clients to send events of one name again, and accepts the others of the same request: only
    /// <see cref="CaptureMode.V1"/> can say so, and reading <see cref="FakePostHog.Events"/> throws where such an event came otherwise.
    /// </summary>
    /// <param name="eventName">The name of the events.</param>
    /// <param name="count">How often. Default 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="eventName"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void RetryEvents(string eventName, int count = 1) =>
        Judge(eventName, count, new JsonObject { [WireNames.Result] = "retry" });

    /// <summary>
    /// Drops events of one name and accepts the others of the same request: only <see cref="CaptureMode.V1"/> can say so,
    /// and reading <see cref="FakePostHog.Events"/> throws where such an event came otherwise.
    /// </summary>
    /// <param name="eventName">The name of the events.</param>
    /// <param name="count">How often. Default 1.</param>
    /// <param name="reason">The reason that PostHog gives. Default <c>quota_limited</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="eventName"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void DropEvents(string eventName, int count = 1, string reason = "quota_limited") =>
        Judge(
            eventName,
            count,
            new JsonObject
            {
                [WireNames.Result] = WireNames.ResultDrop,
                [WireNames.Details] = reason,
            }
        );

    /// <summary>Whether later requests fail, or events are to be sent again.</summary>
    internal bool ArePending
    {
        get
        {
            lock (_gate)
            {
                return IsOffline
                    || _next.Count > 0
                    || _verdicts.Values.Any(verdicts => verdicts.Count > 0);
            }
        }
    }

    /// <summary>Notes an event of a request that can get no verdict of its own, if it is to get one.</summary>
    internal void CheckMode(string eventName)
    {
        lock (_gate)
        {
            if (_verdicts.TryGetValue(eventName, out var verdicts) && verdicts.Count > 0)
            {
                _misuse ??=
                    $"Failures.DropEvents and RetryEvents do nothing for the event '{eventName}': its client uses CaptureMode.V0, in which a server cannot judge single events. Set options.CaptureMode = CaptureMode.V1.";
            }
        }
    }

    /// <summary>Throws if an event met a failure that its client's mode does not have.</summary>
    /// <exception cref="InvalidOperationException">One did.</exception>
    internal void ThrowIfMisused()
    {
        lock (_gate)
        {
            if (_misuse is { } misuse)
            {
                throw new InvalidOperationException(misuse);
            }
        }
    }

    /// <summary>Ends all failures.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
            _verdicts.Clear();
            _misuse = null;
            IsOffline = false;
            IsFlagQuotaUsedUp = false;
        }
    }

    /// <summary>The failure of a server that is not there.</summary>
    internal static FakeReply Unreachable =>
        Failed(new SocketException((int)SocketError.ConnectionRefused));

    /// <summary>The failure of a fake that was disposed.</summary>
    internal static FakeReply Over =>
        Failed(
            NoConnectionException.Because(
                "the FakePostHog of this client was disposed before the client: dispose the client first."
            )
        );

    /// <summary>Returns how the next request fails; null if it does not.</summary>
    internal FakeReply? Next(string path)
    {
        if (IsOffline)
        {
            return Unreachable;
        }

        Func<string, FakeReply?>? failure = null;
        lock (_gate)
        {
            if (_next.Count > 0)
            {
                failure = _next.Dequeue();
            }
        }

        return failure?.Invoke(path);
    }

    /// <summary>Returns the result of an event that is not accepted; null if it is.</summary>
    internal JsonObject? VerdictOn(string eventName)
    {
        lock (_gate)
        {
            return _verdicts.TryGetValue(eventName, out var verdicts) && verdicts.Count > 0
                ? verdicts.Dequeue()
                : null;
        }
    }

    private void Judge(string eventName, int count, JsonObject verdict)
    {
        var name = eventName ?? throw new ArgumentNullException(nameof(eventName));
        CheckCount(count);
        lock (_gate)
        {
            if (!_verdicts.TryGetValue(name, out var verdicts))
            {
                verdicts = new Queue<JsonObject>();
                _verdicts[name] = verdicts;
            }

            for (var i = 0; i < count; i++)
            {
                verdicts.Enqueue(verdict);
            }
        }
    }

    private void Add(int count, Func<string, FakeReply?> failure)
    {
        CheckCount(count);
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                _next.Enqueue(failure);
            }
        }
    }

    private FakeReply? Slow(string path, TimeSpan delay)
    {
        var timeout = _timeoutOf(path);
        _pass(delay < timeout ? delay : timeout);
        return delay < timeout ? null : Failed(new TimeoutException("The test asked for this."));
    }

    private static FakeReply Failed(Exception fault) => new(0, "") { Fault = fault };

    private static void CheckTime(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, time, "Not negative.");
        }
    }

    private static void CheckCount(int count)
    {
        if (count < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "At least 1.");
        }
    }
}
