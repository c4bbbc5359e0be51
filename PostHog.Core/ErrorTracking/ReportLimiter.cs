namespace PostHog.ErrorTracking;

/// <summary>
/// Limits how many exceptions are reported automatically: a burst, then a low rate, for each type of exception and for
/// all types together. Thread-safe.
/// </summary>
internal sealed class ReportLimiter
{
    /// <summary>
    /// The number of exceptions of one type allowed at once; after that, one for each <see cref="Interval"/>.
    /// </summary>
    public const int BurstOfType = 10;

    /// <summary>The number of exceptions of all types allowed at once.</summary>
    public const int Burst = 50;

    /// <summary>The time until one more is allowed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int MaxTypes = 100;

    private readonly Dictionary<string, Allowance> _types = new(StringComparer.Ordinal);
    private Allowance _all = new(Burst, TimeSpan.Zero);

    /// <summary>Whether one more of this type may be reported at this monotonic time.</summary>
    public bool TryTake(string type, TimeSpan now)
    {
        lock (_types)
        {
            if (_types.Count >= MaxTypes)
            {
                _types.Clear();
            }

            var own = _types.TryGetValue(type, out var known) ? known : new(BurstOfType, now);
            own = own.At(now, BurstOfType);
            _all = _all.At(now, Burst);
            var passes = own.Left >= 1 && _all.Left >= 1;
            _types[type] = passes ? own.Less() : own;
            _all = passes ? _all.Less() : _all;
            return passes;
        }
    }

    private readonly record struct Allowance(double Left, TimeSpan Since)
    {
        public Allowance At(TimeSpan now, int most) =>
            now <= Since
                ? this
                : new(
                    Math.Min(most, Left + (now - Since).TotalSeconds / Interval.TotalSeconds),
                    now
                );

        public Allowance Less() => this with { Left = Left - 1 };
    }
}
