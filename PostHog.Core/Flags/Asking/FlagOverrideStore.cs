using PostHog.Diagnostics;

namespace PostHog.Flags.Asking;

/// <summary>Keeps what callers set for all evaluations to come. Safe for use by many threads.</summary>
/// <param name="copy">Copies a value, so that nobody can change what is kept.</param>
/// <param name="log">Told of what is ignored.</param>
internal sealed class FlagOverrideStore(Func<object?, object?> copy, PostHogLog log)
{
    private readonly object _gate = new();
    private volatile FlagOverrides _current = FlagOverrides.None;

    /// <summary>What is set now.</summary>
    public FlagOverrides Current => _current;

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

    /// <summary>Forgets the properties of persons.</summary>
    public void ResetPerson() => Change(now => now.WithoutPerson());

    /// <summary>Forgets one group type, or all.</summary>
    public void ResetGroup(string? groupType) => Change(now => now.WithoutGroup(groupType));

    private void Change(Func<FlagOverrides, FlagOverrides> change)
    {
        lock (_gate)
        {
            _current = change(_current);
        }
    }

    private List<KeyValuePair<string, object?>> Copy(
        IEnumerable<KeyValuePair<string, object?>> properties
    )
    {
        var copies = new List<KeyValuePair<string, object?>>();
        try
        {
            foreach (var property in properties)
            {
                if (!string.IsNullOrEmpty(property.Key))
                {
                    copies.Add(new(property.Key, copy(property.Value)));
                }
            }
        }
        catch (Exception fault)
        {
            log.FlagInputsUnreadable(fault);
        }

        return copies;
    }
}
