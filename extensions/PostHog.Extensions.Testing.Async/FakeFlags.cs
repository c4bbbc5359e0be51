using System.Diagnostics.CodeAnalysis;
using PostHog.Async.Testing.Server;
using PostHog.Flags.Model;
using PostHog.Time;

namespace PostHog.Async.Testing;

/// <summary>The feature flags of a <see cref="FakePostHog"/>; none at first. Changes apply at once. Thread-safe.</summary>
public sealed class FakeFlags
{
    private const int MostFaults = 3;
    private const int LongestFault = 600;

    private readonly object _gate = new();
    private readonly Dictionary<string, FlagRow> _rows = new(StringComparer.Ordinal);
    private DefinedFlags? _defined;

    private readonly List<string> _faults = [];
    private readonly Clock _clock;

    internal FakeFlags(Clock clock) => _clock = clock;

    /// <summary>Sets a flag for everybody.</summary>
    /// <param name="key">The flag.</param>
    /// <exception cref="ArgumentNullException">The key or the value is null.</exception>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public FeatureFlagValue this[string key]
    {
        set => Set(key, value);
    }

    /// <summary>Sets a flag for everybody.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="value">Its value: <c>true</c>, <c>false</c>, a variant, or one with a payload.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank.</exception>
    public void Set(string key, FeatureFlagValue value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        SetWhen(key, _ => value);
    }

    /// <summary>Sets a flag for one person; it takes precedence over what holds for everybody.</summary>
    /// <param name="distinctId">The person.</param>
    /// <param name="key">The flag.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank.</exception>
    public void SetFor(string distinctId, string key, FeatureFlagValue value)
    {
        var id = distinctId ?? throw new ArgumentNullException(nameof(distinctId));
        var one = value ?? throw new ArgumentNullException(nameof(value));
        lock (_gate)
        {
            var row = RowOf(key);
            row.ById[id] = one;
        }
    }

    /// <summary>Sets a flag by a rule.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="rule">Returns the value for a person; null if the flag cannot be computed, as when a server
    /// fails. If it throws, the flag cannot be computed either, and expectations that are not met say what it
    /// threw.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank.</exception>
    public void SetWhen(string key, Func<FakeFlagRequest, FeatureFlagValue?> rule)
    {
        var one = rule ?? throw new ArgumentNullException(nameof(rule));
        lock (_gate)
        {
            RowOf(key).Rule = one;
        }
    }

    /// <summary>
    /// Sets the flag definitions, in the form of PostHog's <c>/flags/definitions</c>. They are evaluated by the clients' own
    /// engine, and clients with a <see cref="PostHogOptions.SecretKey"/> load them and evaluate flags themselves. Flags set
    /// otherwise take precedence at the server. As at PostHog, a person has the properties that arrived events gave them,
    /// those passed with the question take precedence, and others do not exist.
    /// </summary>
    /// <param name="json">The definitions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not a document of definitions, or one of its flags
    /// could never be evaluated: an unknown operator, a cycle, a key that is there twice. The message names the
    /// line.</exception>
    public void Define(string json)
    {
        var text = json ?? throw new ArgumentNullException(nameof(json));
        var (defined, problem) = DefinedFlags.Read(text, _clock);
        lock (_gate)
        {
            _defined =
                defined
                ?? throw new ArgumentException(
                    $"These flag definitions cannot be used: {problem}.",
                    nameof(json)
                );
        }
    }

    /// <summary>Removes a flag that was set; it then does not exist, unless it is defined.</summary>
    /// <param name="key">The flag.</param>
    public void Remove(string key)
    {
        lock (_gate)
        {
            _rows.Remove(key);
        }
    }

    /// <summary>Removes all flags and definitions.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rows.Clear();
            _defined = null;
        }
    }

    /// <summary>The definitions as JSON; none if there are none.</summary>
    internal string Definitions
    {
        get
        {
            lock (_gate)
            {
                return _defined?.Json ?? "{\"flags\":[],\"cohorts\":{},\"group_type_mapping\":{}}";
            }
        }
    }

    /// <summary>Evaluates all flags; the value of a flag that cannot be computed is null.</summary>
    internal Dictionary<string, FeatureFlag?> Evaluate(FlagAsk ask)
    {
        Dictionary<
            string,
            (Func<FakeFlagRequest, FeatureFlagValue?>? Rule, FeatureFlagValue? Own)
        > rows;
        Dictionary<string, FeatureFlag?> flags;
        lock (_gate)
        {
            flags = _defined?.Evaluate(ask.Subject) ?? new(StringComparer.Ordinal);
            rows = _rows.ToDictionary(
                row => row.Key,
                row =>
                    (
                        row.Value.Rule,
                        row.Value.ById.TryGetValue(ask.DistinctId, out var own) ? own : null
                    ),
                StringComparer.Ordinal
            );
        }

        // A rule is the test's own code, so it runs without the lock.
        foreach (var row in rows.Where(row => ask.IsFor(row.Key)))
        {
            var (rule, own) = row.Value;
            if (own is not null || rule is not null)
            {
                flags[row.Key] = (own ?? ValueBy(rule!, row.Key, ask.Request))?.ToFlag(row.Key);
            }
        }

        return flags;
    }

    /// <summary>What rules threw, each once, in sentences with a blank before each; empty if none threw.</summary>
    internal string FaultText
    {
        get
        {
            lock (_gate)
            {
                return string.Concat(_faults.Select(fault => $" {fault}"));
            }
        }
    }

    // A rule that fails leaves its flag alone without a value, as at a server, and the fake says so.
    [SuppressMessage("Design", "CA1031", Justification = "The rule is the test's own code.")]
    private FeatureFlagValue? ValueBy(
        Func<FakeFlagRequest, FeatureFlagValue?> rule,
        string key,
        FakeFlagRequest request
    )
    {
        try
        {
            return rule(request);
        }
        catch (Exception fault)
        {
            var text =
                $"The rule of the flag '{key}' threw {fault.GetType().Name}: {Cut(fault.Message)}";
            lock (_gate)
            {
                if (_faults.Count < MostFaults && !_faults.Contains(text, StringComparer.Ordinal))
                {
                    _faults.Add(text);
                }
            }

            return null;
        }
    }

    private static string Cut(string text) =>
        text.Length > LongestFault ? text.Substring(0, LongestFault) + "…" : text;

    private FlagRow RowOf(string key)
    {
        if (!_rows.TryGetValue(FlagKeyCheck.Checked(key), out var row))
        {
            row = new FlagRow();
            _rows[key] = row;
        }

        return row;
    }

    private sealed class FlagRow
    {
        public Dictionary<string, FeatureFlagValue> ById { get; } = new(StringComparer.Ordinal);

        public Func<FakeFlagRequest, FeatureFlagValue?>? Rule { get; set; }
    }
}
