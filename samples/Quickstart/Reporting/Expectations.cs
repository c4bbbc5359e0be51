namespace Quickstart.Reporting;

/// <summary>What was expected, and what of it did not hold.</summary>
internal sealed class Expectations
{
    private readonly List<string> _broken = [];

    /// <summary>How many were stated.</summary>
    public int Count { get; private set; }

    /// <summary>Those that did not hold, each in one sentence.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Expects that something holds.</summary>
    public void That(bool holds, string expectation)
    {
        Count++;
        if (!holds)
        {
            _broken.Add($"expected that {expectation}");
        }
    }

    /// <summary>Expects a value.</summary>
    public void Equal<T>(string name, T expected, T actual)
    {
        Count++;
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            _broken.Add($"{name}: expected {expected}, found {actual}");
        }
    }

    /// <summary>Takes over what another list holds.</summary>
    public void Add(Expectations other)
    {
        Count += other.Count;
        _broken.AddRange(other.Broken);
    }
}
