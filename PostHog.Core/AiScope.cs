using PostHog.Context;
using PostHog.Time;

namespace PostHog;

/// <summary>
/// A trace, or a step of one, while it runs: every event about AI that is created inside becomes part of it, also in
/// tasks and threads that are started there. Begin it with <c>BeginAiTrace</c> or <c>BeginAiSpan</c> of a client.
/// Disposing it queues its event, with the time it took. May be read and disposed by any thread.
/// </summary>
public sealed class AiScope : IDisposable
{
    private readonly Func<PostHogEvent, EnqueueResult>? _enqueue;
    private readonly Clock _clock;
    private readonly TimeSpan _begin;
    private int _over;

    /// <summary>
    /// Begins a scope that no client ends: for tests, where a substitute of a client returns it from
    /// <c>BeginAiTrace</c> or <c>BeginAiSpan</c>.
    /// </summary>
    /// <param name="step">Its event, which is not queued.</param>
    /// <exception cref="ArgumentNullException"><paramref name="step"/> is null.</exception>
    public AiScope(AiStep step)
        : this(
            step ?? throw new ArgumentNullException(nameof(step)),
            enqueue: null,
            SystemClock.Instance
        ) { }

    internal AiScope(AiStep step, Func<PostHogEvent, EnqueueResult>? enqueue, Clock clock)
    {
        Event = step;
        TraceId = step.TraceId;
        SpanId = step is AiTrace ? step.TraceId : step.SpanId ?? step.TraceId;
        Outer = CurrentAiScope.Value;
        _enqueue = enqueue;
        _clock = clock;
        _begin = clock.Elapsed;
        CurrentAiScope.Enter(this);
    }

    /// <summary>The id of the trace.</summary>
    public string TraceId { get; }

    /// <summary>The id that the events inside have as their parent.</summary>
    public string SpanId { get; }

    /// <summary>
    /// The event that is queued at the end: an <see cref="AiTrace"/> or an <see cref="AiSpan"/>. Set its states and its
    /// error before.
    /// </summary>
    public AiStep Event { get; }

    /// <summary>The scope around this one.</summary>
    internal AiScope? Outer { get; }

    /// <summary>Whether it was disposed.</summary>
    internal bool IsOver => Volatile.Read(ref _over) != 0;

    /// <summary>Ends it everywhere it flowed to, and queues its event. Calling it again has no effect.</summary>
    public void Dispose()
    {
        if (End())
        {
            _enqueue?.Invoke(Event);
        }
    }

    /// <summary>Ends it without queueing its event; returns whether it was not over.</summary>
    internal bool End()
    {
        if (Interlocked.Exchange(ref _over, 1) != 0)
        {
            return false;
        }

        CurrentAiScope.Leave(this);
        Event.Latency ??= _clock.Elapsed - _begin;
        return true;
    }
}
