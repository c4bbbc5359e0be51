using System.Globalization;
using PostHog.Delivery;

namespace PostHog.Benchmarks.Scale;

/// <summary>
/// Many instances that send what waits every five seconds, at most 100 events in a request, with the retries of the packages.
/// What cannot be sent waits in a queue of 10 000 events, as by default; more is lost, newest first.
/// </summary>
/// <param name="instances">The number of instances.</param>
/// <param name="eventsPerSecond">The events of each.</param>
internal sealed class SendingFleet(int instances, double eventsPerSecond)
{
    private const int BatchSize = 100;
    private const int QueueSize = 10_000;
    private const double FlushInterval = 5;
    private const double Latency = 0.1;

    private readonly Random _random = new(20);
    private readonly RetryPolicy _policy = new(RetryPolicy.DefaultQueueRetries);
    private readonly double[] _filledAt = new double[instances];
    private readonly double[] _waiting = new double[instances];
    private readonly int[] _attempts = new int[instances];

    /// <summary>The events that were lost: the queue was full, or it was the last attempt.</summary>
    public double Lost { get; private set; }

    /// <summary>The events that arrived.</summary>
    public double Delivered { get; private set; }

    /// <summary>When the last instance had more than one batch waiting.</summary>
    public double BehindUntil { get; private set; }

    /// <summary>Sends until the end of the simulation.</summary>
    public void Run(SimulatedEndpoint endpoint)
    {
        var attempts = new PriorityQueue<int, double>();
        for (var instance = 0; instance < instances; instance++)
        {
            attempts.Enqueue(instance, FlushInterval * _random.NextDouble());
        }

        while (attempts.TryDequeue(out var instance, out var at) && at < endpoint.Arrived.Count)
        {
            Fill(instance, at);
            BehindUntil = _waiting[instance] > BatchSize ? at : BehindUntil;
            attempts.Enqueue(instance, at + Attempt(endpoint, instance, at));
        }
    }

    private void Fill(int instance, double at)
    {
        _waiting[instance] += (at - _filledAt[instance]) * eventsPerSecond;
        _filledAt[instance] = at;
        var tooMany = Math.Max(0, _waiting[instance] - QueueSize);
        _waiting[instance] -= tooMany;
        Lost += tooMany;
    }

    // Returns how long until the next attempt.
    private double Attempt(SimulatedEndpoint endpoint, int instance, double at)
    {
        var (isAccepted, retryAfter) = endpoint.Ask(at);
        _attempts[instance]++;
        if (!isAccepted && _policy.AllowsAnother(_attempts[instance]))
        {
            TimeSpan? asked = retryAfter is null
                ? null
                : TimeSpan.FromSeconds(int.Parse(retryAfter, CultureInfo.InvariantCulture));
            return RetryPolicy
                .DelayAfter(_attempts[instance], asked, _random.NextDouble())
                .TotalSeconds;
        }

        var sent = Math.Min(BatchSize, _waiting[instance]);
        Delivered += isAccepted ? sent : 0;
        Lost += isAccepted ? 0 : sent;
        _waiting[instance] -= sent;
        _attempts[instance] = 0;
        return _waiting[instance] >= BatchSize ? Latency : FlushInterval;
    }
}
