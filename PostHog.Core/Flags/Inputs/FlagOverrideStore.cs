using System.Runtime.CompilerServices;
using PostHog.Capture.Values;
using PostHog.Context;
using PostHog.Diagnostics;

namespace PostHog.Flags.Inputs;

/// <summary>
/// Keeps the properties that callers set for all later evaluations: for the whole client or, if set inside a context,
/// for evaluations inside it. Overrides set inside a context end with it. Safe for use by many threads.
/// </summary>
/// <param name="copy">Copies a value, so that the caller cannot change the stored one.</param>
/// <param name="log">Receives a warning for each ignored value.</param>
internal sealed class FlagOverrideStore(Func<object?, object?> copy, PostHogLog log)
{
    private readonly object _gate = new();
    private readonly ConditionalWeakTable<ContextScope, ContextOverrides> _scoped = new();
    private volatile FlagOverrides _current = FlagOverrides.None;
    private volatile bool _hasScoped;

    /// <summary>Returns the overrides for an evaluation inside a context; null means no context.</summary>
    public FlagOverrides In(ContextScope? scope)
    {
        for (var next = _hasScoped ? scope : null; next is not null; next = next.Outer)
        {
            if (_scoped.TryGetValue(next, out var own))
            {
                return own.Over(In(next.Outer));
            }
        }

        return _current;
    }

    /// <summary>Sets properties of persons.</summary>
    public void SetPerson(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var copies = Copy(properties);
        if (copies.Count > 0)
        {
            Change(now => now.WithPerson(copies));
        }
    }

    /// <summary>Sets properties of a group type.</summary>
    public void SetGroup(
        string groupType,
        string? groupKey,
        IEnumerable<KeyValuePair<string, object?>> properties
    )
    {
        if (string.IsNullOrWhiteSpace(groupType))
        {
            log.FlagPropertiesIgnored("the group type is blank");
            return;
        }

        var copies = Copy(properties);
        if (copies.Count > 0 || groupKey is not null)
        {
            Change(now => now.WithGroup(groupType, groupKey, copies));
        }
    }

    /// <summary>Removes the properties of persons.</summary>
    /// <returns>Whether those of the whole client were removed.</returns>
    public bool ResetPerson() => Change(now => now.WithoutPerson());

    /// <summary>Removes the properties of one group type, or of all if null.</summary>
    /// <returns>Whether those of the whole client were removed.</returns>
    public bool ResetGroup(string? groupType) => Change(now => now.WithoutGroup(groupType));

    private bool Change(Func<FlagOverrides, FlagOverrides> change)
    {
        var scope = ContextScope.Current;
        lock (_gate)
        {
            if (scope is null)
            {
                _current = change(_current);
                return true;
            }

            _scoped.GetValue(scope, static _ => new ContextOverrides()).Change(change);
            _hasScoped = true;
            return false;
        }
    }

    private List<KeyValuePair<string, object?>> Copy(
        IEnumerable<KeyValuePair<string, object?>> properties
    )
    {
        NamedValues.Refuse(properties, nameof(properties));
        var copies = new List<KeyValuePair<string, object?>>();
        var hasNullName = false;
        try
        {
            foreach (var property in properties)
            {
                hasNullName |= property.Key is null;
                if (!string.IsNullOrEmpty(property.Key))
                {
                    copies.Add(new(property.Key!, copy(property.Value)));
                }
            }
        }
        catch (Exception fault)
        {
            log.FlagInputsUnreadable(fault);
        }

        return hasNullName ? throw NamedValues.NullName(nameof(properties)) : copies;
    }
}
