using PostHog.Flags.Evaluation;
using PostHog.Flags.Remote;

namespace PostHog.Flags;

/// <summary>
/// One evaluation on its way: what could be evaluated in this process, what the server has to be asked for, and both put
/// together. Used by one call.
/// </summary>
internal sealed class FlagPass
{
    // What the engine says of a group flag without its group.
    private const string NoGroup = "no_group_type";

    private readonly List<string> _unknown = [];
    private readonly bool _isScoped;
    private FlagIndex _index;
    private FeatureFlag?[] _flags;

    private FlagPass(FlagIndex index, bool isScoped)
    {
        _index = index;
        _flags = new FeatureFlag?[index.Count];
        _isScoped = isScoped;
    }

    /// <summary>Keys that were asked for and that the definitions do not hold.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Whether there are flags that only the server can evaluate.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether anything asked for is missing so far.</summary>
    public bool IsIncomplete => HasGaps || _unknown.Count > 0;

    /// <summary>The flags found, each at its place of <see cref="Index"/>.</summary>
    public FeatureFlag?[] Flags => _flags;

    /// <summary>The places of the flags.</summary>
    public FlagIndex Index => _index;

    /// <summary>Leaves everything to the server.</summary>
    public static FlagPass Remote(IReadOnlyCollection<string>? keys) =>
        new(keys is null ? FlagIndex.Empty : new FlagIndex(keys), keys is not null)
        {
            HasGaps = true,
        };

    /// <summary>Evaluates all flags as far as that is possible here.</summary>
    public static FlagPass All(IFlagEvaluator evaluator, in FlagSubject subject)
    {
        var pass = new FlagPass(evaluator.Index, isScoped: false);
        pass.HasGaps = evaluator.EvaluateAll(subject, pass._flags) > 0 || !evaluator.IsLoaded;
        return pass;
    }

    /// <summary>Evaluates some flags as far as that is possible here.</summary>
    /// <param name="evaluator">The definitions.</param>
    /// <param name="subject">For whom.</param>
    /// <param name="keys">The flags.</param>
    /// <param name="leavesGroupsToServer">Whether a group flag without its group is the server's to decide.</param>
    public static FlagPass Some(
        IFlagEvaluator evaluator,
        in FlagSubject subject,
        IReadOnlyCollection<string> keys,
        bool leavesGroupsToServer
    )
    {
        var pass = new FlagPass(new FlagIndex(keys), isScoped: true);
        for (var place = 0; place < pass._flags.Length; place++)
        {
            var key = pass._index.Keys[place];
            var flag = evaluator.Evaluate(subject, key, out var gap);
            if (gap == LocalGap.UnknownKey)
            {
                pass._unknown.Add(key);
            }
            else if (flag is null || (leavesGroupsToServer && LacksGroup(flag)))
            {
                pass.HasGaps = true;
            }
            else
            {
                pass._flags[place] = flag;
            }
        }

        return pass;
    }

    /// <summary>Whether a group flag was evaluated without its group.</summary>
    public static bool LacksGroup(FeatureFlag flag) => flag.Reason == NoGroup;

    /// <summary>Fills the gaps with what the server said. What was evaluated here stays.</summary>
    public void Fill(FlagsAnswer answer)
    {
        if (!_isScoped && answer.Flags.Keys.Any(key => _index.Find(key) < 0))
        {
            Extend(new FlagIndex(_index.Keys.Concat(answer.Flags.Keys)));
        }

        foreach (var flag in answer.Flags)
        {
            var place = _index.Find(flag.Key);
            if (place >= 0)
            {
                _flags[place] ??= flag.Value;
            }
        }
    }

    private void Extend(FlagIndex index)
    {
        Array.Resize(ref _flags, index.Count);
        _index = index;
    }
}
