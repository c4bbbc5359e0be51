using FsCheck;
using FsCheck.Fluent;
using PostHog.Delivery;
using PostHog.TestKit;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

/// <summary>
/// For any sequence of operations: no event is lost or duplicated, order is kept, and no batch exceeds its retries.
/// </summary>
internal sealed class EventQueueLawTests
{
    private const int MaxRetries = 2;

    private static readonly Gen<int[]> Deeds = Gen.Choose(0, 12).ArrayOf(60);

    [Test]
    public void Never_loses_duplicates_or_reorders_events() => Law.Holds(Deeds, Play);

    private static void Play(int[] deeds)
    {
        var world = new World();
        foreach (var deed in deeds)
        {
            world.Do(deed);
            Assert.That(world.Accounted, Is.EqualTo(world.Accepted));
        }

        world.Finish();
        Assert.That(world.Settled, Is.EquivalentTo(Enumerable.Range(0, world.Accepted)));
        Assert.That(world.FirstAttempts, Is.Ordered);
        Assert.That(world.MaxAttempts, Is.LessThanOrEqualTo(MaxRetries + 1));
    }

    private sealed class World
    {
        // Null is an attempt that is cancelled.
        private static readonly WireResponse?[] Answers =
        [
            A.Answer(200),
            A.Answer(200),
            A.Answer(503),
            A.Answer(503, retryAfter: "20"),
            A.Answer(400),
            A.Answer(413),
            A.NoResponse(bodyStarted: true),
            null,
        ];

        private readonly EventQueue _queue = new(
            new QueueLimits(8, long.MaxValue, 3, 4, TimeSpan.FromSeconds(5)),
            A.Batches(MaxRetries),
            _ => { }
        );
        private readonly HashSet<string> _seen = [];
        private ClockReading _now = A.Now;

        public int Accepted { get; private set; }

        public List<int> Settled { get; } = [];

        public List<int> FirstAttempts { get; } = [];

        public int MaxAttempts { get; private set; }

        public int Accounted => Settled.Count + _queue.Counts.Queued + _queue.Counts.InFlight;

        public void Do(int deed)
        {
            switch (deed)
            {
                case < 4:
                    Add();
                    break;
                case 4:
                    _now += TimeSpan.FromSeconds(3);
                    break;
                default:
                    Attempt(TakeModeFor(deed), Answers[deed - 5]);
                    break;
            }
        }

        public void Finish()
        {
            _queue.Close();
            Attempt(TakeMode.Shutdown, A.Answer(503));
            var abandoned = _queue.Abandon(A.Failure(PostHogFailureKind.Abandoned));
            Settled.AddRange(abandoned.Select(NumberOf));
            Assert.That(_queue.Counts.Bytes, Is.Zero);
        }

        private TakeMode TakeModeFor(int deed) => (TakeMode)((deed + Accepted) % 3);

        private void Add()
        {
            var number = Accepted.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (_queue.Add(A.Serialised(number), _now.Elapsed) != AddOutcome.Full)
            {
                Accepted++;
            }
        }

        private void Attempt(TakeMode mode, WireResponse? response)
        {
            if (_queue.Take(mode, _queue.Mark, _now) is not { } batch)
            {
                return;
            }

            FirstAttempts.AddRange(
                batch.Pending.Where(one => _seen.Add(one.Name)).Select(one => Number(one.Name))
            );
            var report = response is null
                ? batch.Interrupt(_now)
                : batch.Decide(response, _now, jitter: 0);
            var final = _queue.Return(batch, report, _now.Utc)!;
            MaxAttempts = Math.Max(MaxAttempts, batch.Attempts);
            Settled.AddRange(final.Settled.Select(NumberOf));
            Assert.That(_queue.Counts.Bytes, Is.Not.Negative);
        }

        private static int NumberOf(SettledEvent settlement) => Number(settlement.Event.Name);

        private static int Number(string name) =>
            int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
    }
}
