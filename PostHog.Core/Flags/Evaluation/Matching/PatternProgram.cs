using System.Buffers;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// A pattern made ready to run: all ways through it are followed at once, one character at a time, so that no text takes
/// more work than its length times that of the program. Immutable, safe for use by many threads.
/// </summary>
internal sealed class PatternProgram(PatternStep[] steps, PatternSet[] sets)
{
    // Some hundredths of a second; texts in earnest take a thousandth of that.
    private const long MostWork = 4_000_000;
    private const int MostOnStack = 64;

    // The end is a place, too.
    private readonly int _places = steps.Length + 1;

    /// <summary>Whether it is found anywhere in a text; unknown where finding out takes too much work.</summary>
    public Match Find(string text)
    {
        if ((text.Length + 1L) * _places > MostWork)
        {
            return Match.Unknown;
        }

        var size = PatternRun.MemoryPerPlace * _places;
        if (_places <= MostOnStack)
        {
            return Find(text, stackalloc int[size]);
        }

        var rented = ArrayPool<int>.Shared.Rent(size);
        try
        {
            return Find(text, rented.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private Match Find(string text, Span<int> memory)
    {
        memory.Clear();
        return Certainty.Of(new PatternRun(steps, sets, text, memory).Find());
    }
}
