namespace PostHog.Flags.Definitions;

// Facts: device-bucketing-selector.
/// <summary>One flag in the definitions. If it has a <see cref="Fault"/>, only the key is reliable.</summary>
internal sealed class FlagDefinition(string key)
{
    public string Key { get; } = key;

    /// <summary>Why the flag cannot be used; null if it can.</summary>
    public string? Fault { get; init; }

    public long? Id { get; init; }

    /// <summary>The version of the row, which events include; not the version of the filters.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the flag is switched on and not deleted.</summary>
    public bool IsActive { get; init; } = true;

    public bool KeepsExperience { get; init; }

    public bool BucketsByDevice { get; init; }

    /// <summary>
    /// Where the flag is evaluated: <c>client</c>, <c>server</c> or <c>all</c>; null if the definitions do not say.
    /// </summary>
    public string? Runtime { get; init; }

    /// <summary>Whether servers must not evaluate the flag.</summary>
    public bool IsForClientsOnly => Runtime == "client";

    /// <summary>The evaluation contexts of the flag; empty means all.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Whether the caller must have every context of the flag, rather than at least one.</summary>
    public bool NeedsEveryContext { get; init; }

    public bool? HasExperiment { get; init; }

    public FlagFilters Filters { get; init; } = FlagFilters.Empty;

    /// <summary>Whether the flag depends on other flags.</summary>
    public bool HasDependency
    {
        get
        {
            foreach (var condition in Filters.Conditions)
            {
                foreach (var filter in condition.Filters)
                {
                    if (filter.Type == FilterDefinition.OnFlag)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Returns the filters on other flags.</summary>
    public List<FilterDefinition> Dependencies()
    {
        var dependencies = new List<FilterDefinition>();
        foreach (var condition in Filters.Conditions)
        {
            foreach (var filter in condition.Filters)
            {
                if (filter.Type == FilterDefinition.OnFlag)
                {
                    dependencies.Add(filter);
                }
            }
        }

        return dependencies;
    }
}
