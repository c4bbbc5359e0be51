using PostHog.Development.Viewer;

namespace PostHog.Development.Security;

/// <summary>
/// The requests that were refused for where they came from: counted, and told of once for each origin or host, 20 at most, so
/// that no page of another origin can fill the terminal or what is kept of requests. Thread-safe.
/// </summary>
internal sealed class RefusalLog(WarningStore warnings, Action<string>? onNotice)
{
    private const int MostNames = 20;
    private const int LongestName = 200;
    private const int LongestProblem = 500;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private long _count;

    /// <summary>How many were refused.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes in a request that was refused.</summary>
    /// <param name="name">The origin or host; empty where it is not known.</param>
    /// <param name="problem">Why, in a sentence.</param>
    public void Add(string name, string problem)
    {
        Interlocked.Increment(ref _count);
        var cut = Cut(name, LongestName);
        var why = Cut(problem, LongestProblem);
        bool isNew;
        lock (_lock)
        {
            if (_names.Count >= MostNames && !_names.Contains(cut))
            {
                return;
            }

            isNew = _names.Add(cut);
            warnings.Add("refused", cut, $"a request was refused: {why}");
        }

        if (isNew)
        {
            onNotice?.Invoke($"requests are refused: {why}");
        }
    }

    private static string Cut(string text, int longest) =>
        text.Length > longest ? $"{text.AsSpan(0, longest)}…" : text;

    public void Clear()
    {
        Interlocked.Exchange(ref _count, 0);
        lock (_lock)
        {
            _names.Clear();
        }
    }
}
