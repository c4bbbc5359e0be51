using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Compilation;

/// <summary>
/// The flags of one document, ready for evaluation. It never changes, so any number of threads may ask it without a lock, and
/// new definitions are a new one in its place. Evaluating throws nothing of its own; what the caller's dictionaries throw
/// comes through.
/// </summary>
internal sealed class CompiledFlags
{
    private readonly KeyTable _places;
    private readonly CompiledFlag[] _flags;
    private readonly CompiledFlag[] _order;
    private readonly int _criteria;

    public CompiledFlags(
        FlagDocument document,
        CompiledFlag[] flags,
        CompiledFlag[] order,
        int criteria,
        IReadOnlyList<FlagLimitation> limits
    )
    {
        Document = document;
        Limits = limits;
        Keys = [.. flags.Select(flag => flag.Key)];
        _places = new KeyTable(Keys);
        _flags = flags;
        _order = order;
        _criteria = criteria;
    }

    /// <summary>What it was made of.</summary>
    public FlagDocument Document { get; }

    /// <summary>The keys in the order of the feed, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The flags that cannot be answered here for everybody, and why.</summary>
    public IReadOnlyList<FlagLimitation> Limits { get; }

    public static CompiledFlags Of(FlagDocument document, CompileOptions options) =>
        SnapshotCompiler.Compile(document, options);

    /// <summary>The place of a flag among <see cref="Keys"/>; -1 for an unknown one.</summary>
    public int IndexOf(string key) => _places.IndexOf(key);

    /// <summary>Why the flag at this place has no answer, if it has none.</summary>
    public FlagGap GapAt(int index) =>
        _flags[index].Gap == FlagGap.None ? FlagGap.Inconclusive : _flags[index].Gap;

    /// <summary>Evaluates one flag.</summary>
    /// <param name="subject">For whom.</param>
    /// <param name="key">The key of the flag.</param>
    /// <param name="clock">Read once at most, and only if a date counts from now.</param>
    /// <param name="gap">Why there is no answer.</param>
    /// <returns>The value, the server's own; null when only the server can tell it.</returns>
    public FeatureFlag? Evaluate(in FlagSubject subject, string key, Clock clock, out FlagGap gap)
    {
        gap = FlagGap.UnknownKey;
        var index = IndexOf(key);
        if (index < 0)
        {
            return null;
        }
        var flag = _flags[index];
        var value =
            flag.Constant ?? (flag.Gap == FlagGap.None ? Evaluate(subject, flag, clock) : null);
        gap = value is null ? GapAt(index) : FlagGap.None;
        return value;
    }

    /// <summary>Evaluates all flags, with the same answers as one at a time.</summary>
    /// <param name="subject">For whom.</param>
    /// <param name="clock">Read once at most, and only if a date counts from now.</param>
    /// <param name="values">Takes the values in the order of <see cref="Keys"/>, as long as those; null where only the server can tell.</param>
    public void EvaluateAll(in FlagSubject subject, Clock clock, Span<FeatureFlag?> values) =>
        BulkEvaluation.Run(_order, _criteria, subject, clock, values);

    private FeatureFlag? Evaluate(in FlagSubject subject, CompiledFlag flag, Clock clock)
    {
        if (flag.Cost.Steps <= BulkEvaluation.FewSteps)
        {
            var run = new EvaluationState(subject, Identifier.Cut(subject.DistinctId), clock);
            return FlagEvaluation.Of(flag, ref run);
        }
        return BulkEvaluation.RunOne(flag, _flags.Length, _criteria, subject, clock);
    }
}
