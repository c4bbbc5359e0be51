using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Model;

namespace PostHog.Flags.Compilation;

// Facts: order-missing-dependency, group-index-unknown, cohort-static-and-unreadable.
/// <summary>Compiles a whole document: cohorts first, then flags, each after the flags that it depends on.</summary>
internal sealed class DefinitionsCompiler
{
    private static readonly List<FilterDefinition> None = [];

    private readonly FlagDocument _document;
    private readonly CriterionTable _table;
    private readonly FlagCompiler _flags;
    private readonly CompiledFlag[] _compiled;
    private readonly List<UnusableFlag> _unusable = [];

    // The first flag of each key; duplicate keys are reported separately.
    private readonly List<FlagDefinition> _definitions;
    private readonly Dictionary<string, int> _places;
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    // Whether the flag at an index depends, directly or indirectly, on something missing or on itself.
    private readonly bool[] _isBroken;

    private DefinitionsCompiler(FlagDocument document, CompileOptions options)
    {
        _document = document;
        _table = new CriterionTable(
            new OperatorCompiler(document.MatchesExplicitly, options.TimeZone)
        );
        var criteria = new CriterionCompiler(_table, document.GroupTypes);
        CohortCompiler.Compile(document.Cohorts, criteria);
        _flags = new FlagCompiler(criteria, document.GroupTypes, options, CompiledAs);
        _definitions = new(document.Flags.Count);
        _places = new(document.Flags.Count, StringComparer.Ordinal);
        foreach (var flag in document.Flags)
        {
            if (_places.ContainsKey(flag.Key))
            {
                _twice.Add(flag.Key);
            }
            else
            {
                _places.Add(flag.Key, _places.Count);
                _definitions.Add(flag);
            }
        }

        _compiled = new CompiledFlag[_places.Count];
        _isBroken = new bool[_places.Count];
    }

    public static CompiledFlags Compile(FlagDocument document, CompileOptions options) =>
        new DefinitionsCompiler(document, options).Compile();

    private CompiledFlags Compile()
    {
        var targets = new int[_compiled.Length][];
        for (var index = 0; index < targets.Length; index++)
        {
            targets[index] = Targets(_definitions[index]);
        }

        var order = DependencyOrder.Of(targets);
        order.Circular.ForEach(index => _isBroken[index] = true);
        var evaluation = new CompiledFlag[_compiled.Length];
        var next = 0;
        foreach (var index in order.Sorted)
        {
            evaluation[next++] = _compiled[index] = Compile(index);
        }

        foreach (var index in order.Circular)
        {
            evaluation[next++] = _compiled[index] = Compile(index);
        }

        return new(FlagIndex.OfDefinitions(_places), _compiled, evaluation)
        {
            CriterionCount = _table.Count,
            AllowsMinimalEvents = _document.HasMinimalEvents,
            Unusable = _unusable,
            UnreadablePayloads = UnreadablePayloads(),
        };
    }

    private List<string> UnreadablePayloads()
    {
        var keys = new List<string>();
        foreach (var flag in _document.Flags)
        {
            if (flag.Filters.HasUnreadablePayload)
            {
                keys.Add(flag.Key);
            }
        }

        return keys;
    }

    private CompiledFlag Compile(int index)
    {
        var flag = _definitions[index];
        if (Fault(flag, index) is { } fault)
        {
            _unusable.Add(new UnusableFlag(flag.Key, fault, isForEverybody: true));
            return _flags.Unusable(flag, index);
        }

        var compiled = _flags.Compile(flag, index);
        Note(compiled);
        return compiled;
    }

    private CompiledFlag CompiledAs(string key) => _compiled[_places[key]];

    private void Note(CompiledFlag flag)
    {
        if (flag.Gap == LocalGap.Unusable)
        {
            _unusable.Add(new UnusableFlag(flag.Key, "it is too large", isForEverybody: true));
        }
        else if (LimitOf(flag.Conditions) is { } limit)
        {
            _unusable.Add(new UnusableFlag(flag.Key, limit, isForEverybody: false));
        }
    }

    private static string? LimitOf(CompiledCondition[] conditions)
    {
        foreach (var condition in conditions)
        {
            if (CombinedCriterion.LimitOf(condition.Criteria) is { } limit)
            {
                return limit;
            }
        }

        return null;
    }

    // The server gives up a flag that depends, directly or indirectly, on something missing.
    private string? Fault(FlagDefinition flag, int index)
    {
        if (_twice.Contains(flag.Key))
        {
            return "its key occurs twice in the definitions";
        }

        if (flag.Fault is not null)
        {
            return flag.Fault;
        }

        if (_isBroken[index])
        {
            return "it depends on a flag that depends on it";
        }

        if (!Dependencies(flag).Exists(IsBroken))
        {
            return null;
        }

        _isBroken[index] = true;
        return "it depends on a flag that is not in the definitions";
    }

    private bool IsBroken(FilterDefinition filter) =>
        !filter.HasChain || !_places.TryGetValue(filter.Key, out var target) || _isBroken[target];

    private int[] Targets(FlagDefinition flag)
    {
        var filters = Dependencies(flag);
        if (filters.Count == 0)
        {
            return [];
        }

        var targets = new List<int>(filters.Count);
        foreach (var filter in filters)
        {
            if (_places.TryGetValue(filter.Key, out var place))
            {
                targets.Add(place);
            }
        }

        return [.. targets];
    }

    private List<FilterDefinition> Dependencies(FlagDefinition flag) =>
        flag.HasDependency && flag.IsActive && flag.Fault is null && _flags.IsAvailable(flag)
            ? flag.Dependencies()
            : None;
}
