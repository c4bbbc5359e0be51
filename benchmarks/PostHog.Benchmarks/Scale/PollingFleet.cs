using PostHog.Flags.Loading;
using PostHog.Time;

namespace PostHog.Benchmarks.Scale;

/// <summary>Many instances that poll flag definitions by the schedule of the packages.</summary>
/// <param name="instances">The number of instances.</param>
/// <param name="startWithin">They start evenly within these seconds.</param>
/// <param name="isSpread">Whether they poll by the schedule as it is; otherwise with a tenth of jitter in every case.</param>
internal sealed class PollingFleet(int instances, double startWithin, bool isSpread)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly PollSchedule _schedule = new(Interval);
    private readonly BackOff _backOff = new(Interval, PollSchedule.MaxBackOff);
    private readonly Random _random = new(20);
    private readonly int[] _failures = new int[instances];
    private readonly bool[] _isLoaded = new bool[instances];

    /// <summary>Polls until the end of the simulation, and returns when the last instance had definitions.</summary>
    public double Run(SimulatedEndpoint endpoint)
    {
        var polls = new PriorityQueue<int, double>();
        for (var instance = 0; instance < instances; instance++)
        {
            polls.Enqueue(instance, startWithin * instance / instances);
        }

        var lastLoaded = 0.0;
        while (polls.TryDequeue(out var instance, out var at) && at < endpoint.Arrived.Count)
        {
            var (isAccepted, retryAfter) = endpoint.Ask(at);
            var isFirst = isAccepted && !_isLoaded[instance];
            lastLoaded = isFirst ? at : lastLoaded;
            _isLoaded[instance] |= isAccepted;
            _failures[instance] = isAccepted ? 0 : _failures[instance] + 1;
            var wait = Wait(_failures[instance], retryAfter, isFirst);
            polls.Enqueue(instance, at + wait.TotalSeconds);
        }

        return lastLoaded;
    }

    private TimeSpan Wait(int failures, string? retryAfter, bool isFirst)
    {
        var jitter = _random.NextDouble();
        if (isSpread)
        {
            return _schedule
                .Next(failures, retryAfter, DateTimeOffset.UnixEpoch, jitter, isFirst)!
                .Value;
        }

        var wait = _backOff.After(Math.Max(failures, 1));
        var asked = TimeSpan.FromSeconds(
            retryAfter is null
                ? 0
                : int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture)
        );
        return BackOff.AddJitter(asked > wait ? asked : wait, jitter);
    }
}
