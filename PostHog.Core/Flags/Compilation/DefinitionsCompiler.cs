using PostHog.Flags.Definitions;
using PostHog.Flags.Model;

namespace PostHog.Flags.Compilation;

// Facts: order-missing-dependency, group-index-unknown, cohort-static-and-unreadable.
/// <summary>Compiles a whole document: cohorts first, then flags, each after the flags that it depends on.</summary>
internal sealed class DefinitionsCompiler
{
    private readonly FlagDocument _document;
    private readonly CriterionTable _table;
    private readonly FlagCompiler _flags;
    private readonly CompiledFlag[] _compiled;
    private readonly List<UnusableFlag> _unusable = [];

    // The first flag of each key; duplicate keys are reported separately.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    private DefinitionsCompiler(FlagDocument document, CompileOptions options)
    {
        _document = document;
        _table = new CriterionTable(
            new OperatorCompiler(document.MatchesExplicitly, options.TimeZone)
        );
        var criteria = new CriterionCompiler(_table, document.GroupTypes);
        CohortCompiler.Compile(document.Cohorts, criteria);
        _flags = new FlagCompiler(criteria, document.GroupTypes, options);
        for (var index = 0; index < document.Flags.Count; index++)
        {
            var key = document.Flags[index].Key;
            if (_places.ContainsKey(key))
            {
                _twice.Add(key);
            }
            else
            {
                _places.Add(key, _places.Count);
            }
        }

        _compiled = new CompiledFlag[_places.Count];
    }

    public static CompiledFlags Compile(FlagDocument document, CompileOptions options) =>
        new DefinitionsCompiler(document, options).Compile();

    private CompiledFlags Compile()
    {
        var definitions = _document
            .Flags.GroupBy(flag => flag.Key, StringComparer.Ordinal)
            .ToDictionary(flags => flags.Key, flags => flags.First(), StringComparer.Ordinal);
        var order = DependencyOrder.Of(_places.Keys, key => Targets(definitions[key]));
        var broken = new HashSet<string>(order.Circular, StringComparer.Ordinal);
        var evaluation = new List<CompiledFlag>(_compiled.Length);
        foreach (var key in order.Sorted.Concat(order.Circular))
        {
            var flag = definitions[key];
            var index = _places[key];
            if (Fault(flag, broken) is { } fault)
            {
                _unusable.Add(new UnusableFlag(key, fault, isForEverybody: true));
                _compiled[index] = _flags.Unusable(flag, index);
            }
            else
            {
                _compiled[index] = _flags.Compile(flag, index);
                Note(_compiled[index]);
            }

            evaluation.Add(_compiled[index]);
        }

        return Result(definitions, evaluation);
    }

    private CompiledFlags Result(
        Dictionary<string, FlagDefinition> definitions,
        List<CompiledFlag> evaluation
    ) =>
        new(FlagIndex.OfDefinitions(_compiled.Select(flag => flag.Key)), _compiled, [.. evaluation])
        {
            CriterionCount = _table.Count,
            AllowsMinimalEvents = _document.HasMinimalEvents,
            Unusable = _unusable,
            Runtimes = definitions
                .Where(one => one.Value.Runtime is not null)
                .ToDictionary(one => one.Key, one => one.Value.Runtime!, StringComparer.Ordinal),
            UnreadablePayloads =
            [
                .. _document
                    .Flags.Where(flag => flag.Filters.HasUnreadablePayload)
                    .Select(flag => flag.Key),
            ],
        };

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

    private static string? LimitOf(CompiledCondition[] conditions) =>
        conditions
            .SelectMany(condition => condition.Criteria)
            .Select(criterion => criterion.Limit)
            .FirstOrDefault(limit => limit is not null);

    // The server gives up a flag that depends, directly or indirectly, on something missing.
    private string? Fault(FlagDefinition flag, HashSet<string> broken)
    {
        if (_twice.Contains(flag.Key))
        {
            return "its key occurs twice in the definitions";
        }

        if (flag.Fault is not null)
        {
            return flag.Fault;
        }

        if (broken.Contains(flag.Key))
        {
            return "it depends on a flag that depends on it";
        }

        var isBroken = Dependencies(flag)
            .Any(filter =>
                !filter.HasChain || !_places.ContainsKey(filter.Key) || broken.Contains(filter.Key)
            );
        if (!isBroken)
        {
            return null;
        }

        broken.Add(flag.Key);
        return "it depends on a flag that is not in the definitions";
    }

    private IEnumerable<string> Targets(FlagDefinition flag) =>
        Dependencies(flag).Select(filter => filter.Key);

    private IEnumerable<FilterDefinition> Dependencies(FlagDefinition flag) =>
        flag.IsActive && flag.Fault is null && _flags.IsAvailable(flag)
            ? flag
                .Filters.Conditions.SelectMany(condition => condition.Filters)
                .Where(filter => filter.Type == "flag")
            : [];
}
