using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;

namespace PostHog.TestKit;

/// <summary>Definitions with fixed flag values, for tests of everything around the evaluation.</summary>
internal sealed class FakeDefinitions : IFlagDefinitionSource, ILocalEvaluator
{
    private readonly Dictionary<string, FeatureFlag?> _flags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _payloads = new(StringComparer.Ordinal);

    public ILocalEvaluator Current => this;

    public long Refreshes { get; set; } = 1;

    public bool IsLoaded => Refreshes > 0;

    public bool AllowsMinimalEvents { get; set; }

    public FlagIndex Index => new(_flags.Keys);

    /// <summary>The subject of the last evaluation.</summary>
    public FlagSubject Subject { get; private set; }

    /// <summary>A flag that can be evaluated.</summary>
    public FakeDefinitions With(
        string key,
        object value,
        string? payload = null,
        string reason = "condition_match",
        bool? hasExperiment = null,
        int? version = null
    )
    {
        var flag = new FeatureFlag(
            key,
            value is not false,
            value as string,
            FeatureFlagSource.Local
        )
        {
            PayloadJson = payload,
            Reason = reason,
            Details = new FlagDetails { HasExperiment = hasExperiment, Version = version },
        };
        _flags[key] = flag;
        return this;
    }

    /// <summary>A flag that only the server can evaluate.</summary>
    public FakeDefinitions WithInconclusive(string key)
    {
        _flags[key] = null;
        return this;
    }

    /// <summary>Sets the payload of a flag value.</summary>
    public FakeDefinitions WithPayload(string key, string value, string payload)
    {
        _payloads[key + "=" + value] = payload;
        return this;
    }

    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap)
    {
        Subject = subject;
        var isKnown = _flags.TryGetValue(key, out var flag);
        if (!IsLoaded)
        {
            gap = LocalGap.NotLoaded;
            return null;
        }

        gap = (isKnown, flag) switch
        {
            (false, _) => LocalGap.UnknownKey,
            (_, null) => LocalGap.Inconclusive,
            _ => LocalGap.None,
        };
        return flag;
    }

    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results)
    {
        Subject = subject;
        _flags.Values.CopyTo(results, 0);
        return results.Count(flag => flag is null);
    }

    public string? RuntimeOf(string key) => null;

    public bool TryGetPayload(string key, string value, out string? json)
    {
        _payloads.TryGetValue(key + "=" + value, out json);
        return IsLoaded && _flags.ContainsKey(key);
    }
}
