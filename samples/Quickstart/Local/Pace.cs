using System.Diagnostics;

namespace Quickstart.Local;

/// <summary>How fast flags are read: as fast as in the best of several rounds, since what else the machine does is no matter here.</summary>
/// <param name="rounds">How many rounds there are.</param>
/// <param name="reads">How many reads of one flag make a round.</param>
internal sealed class Pace(int rounds, int reads)
{
    private TimeSpan _best = TimeSpan.MaxValue;
    private int _round;
    private long _start;

    /// <summary>All reads together.</summary>
    public int Reads => rounds * reads;

    /// <summary>How long one read takes.</summary>
    public double Microseconds => _best.TotalMicroseconds / reads;

    /// <summary>The reads of the next round, while there is one.</summary>
    public IEnumerable<int> Rounds()
    {
        while (_round++ < rounds)
        {
            _start = Stopwatch.GetTimestamp();
            yield return reads;
            var took = Stopwatch.GetElapsedTime(_start);
            _best = took < _best ? took : _best;
        }
    }
}
