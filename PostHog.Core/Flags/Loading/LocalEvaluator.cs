using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Loading;

/// <summary>
/// Evaluates loaded definitions. Whatever the caller's dictionaries do when they are read, it is at worst a flag without an
/// answer.
/// </summary>
internal sealed class LocalEvaluator(CompiledFlags flags, Clock clock) : ILocalEvaluator
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _payloads = PayloadsOf(
        flags
    );

    public bool IsLoaded => true;

    public bool AllowsMinimalEvents => flags.Document.HasMinimalEvents;

    public FlagIndex Index { get; } = new(flags.Keys);

    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap)
    {
        try
        {
            var flag = flags.Evaluate(subject, key, clock, out var reason);
            gap = reason switch
            {
                FlagGap.None => LocalGap.None,
                // The server would leave it out as it leaves out what it does not know.
                FlagGap.UnknownKey or FlagGap.Unavailable => LocalGap.UnknownKey,
                _ => LocalGap.Inconclusive,
            };
            return flag;
        }
        catch (Exception)
        {
            gap = LocalGap.Inconclusive;
            return null;
        }
    }

    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results)
    {
        try
        {
            flags.EvaluateAll(subject, clock, results);
        }
        catch (Exception)
        {
            // One by one, so that what throws costs the flags that read it and no others.
            for (var place = 0; place < results.Length; place++)
            {
                results[place] = Evaluate(subject, Index.Keys[place], out _);
            }
        }

        return GapsIn(results);
    }

    public bool TryGetPayload(string key, string value, out string? json)
    {
        json = null;
        return _payloads.TryGetValue(key, out var payloads)
            && (payloads.TryGetValue(value, out json) || true);
    }

    private int GapsIn(FeatureFlag?[] results)
    {
        var gaps = 0;
        for (var place = 0; place < results.Length; place++)
        {
            if (results[place] is null && flags.GapAt(place) != FlagGap.Unavailable)
            {
                gaps++;
            }
        }

        return gaps;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> PayloadsOf(
        CompiledFlags flags
    )
    {
        var payloads = new Dictionary<string, IReadOnlyDictionary<string, string>>(
            StringComparer.Ordinal
        );
        foreach (var flag in flags.Document.Flags)
        {
            payloads[flag.Key] = flag.Filters.Payloads;
        }

        return payloads;
    }
}
