using System.Text.Json;

namespace PostHog.Development.Viewer;

/// <summary>
/// Warns of what the dev server does not keep of persons and groups, unlike PostHog, and of persons that are not joined, like
/// PostHog. Thread-safe.
/// </summary>
internal sealed class LimitWarnings(WarningStore warnings)
{
    private const string Kind = "limit";
    private const string Consequence =
        "flags that depend on them are decided as if they had no properties";

    public void TooManyPersons(HistoryEvent one) =>
        warnings.Add(
            Kind,
            "persons",
            $"more than 1 000 persons, or 16 MiB of them: those used least recently are forgotten, and {Consequence}",
            one
        );

    public void TooManyGroups(HistoryEvent one) =>
        warnings.Add(
            Kind,
            "groups",
            $"more than 1 000 groups, or 16 MiB of them: those used least recently are forgotten, and {Consequence}",
            one
        );

    public void TooManyIds(HistoryEvent one) =>
        warnings.Add(
            Kind,
            "ids",
            $"a person has more than {Person.MostIds} distinct ids: further ones are not joined to it",
            one
        );

    public void NotMerged(HistoryEvent one, string other)
    {
        var shown = other.Length > 200 ? other[..200] : other;
        warnings.Add(
            "merge",
            shown,
            $"\"{shown}\" is not joined to \"{one.Received.DistinctId}\": it stands for nobody, or is an identified person already, and only $merge_dangerously joins those",
            one
        );
    }

    public void TooLongId(HistoryEvent one) =>
        warnings.Add(
            Kind,
            "id",
            "a distinct id is longer than 4 KiB: no person is kept for it",
            one
        );

    /// <summary>Sets properties, and warns of those that are not kept.</summary>
    /// <param name="properties">The properties of a person or group.</param>
    /// <param name="values">The new values, a JSON object.</param>
    /// <param name="onlyOnce">Whether a property that is there stays as it is.</param>
    /// <param name="one">The event that sets them.</param>
    /// <returns>The names of those that changed.</returns>
    public IReadOnlyList<string> Apply(
        KeptProperties properties,
        JsonElement values,
        bool onlyOnce,
        HistoryEvent one
    )
    {
        List<string> changed = [];
        var count = 0;
        foreach (var value in values.EnumerateObject())
        {
            if (++count > KeptProperties.Most)
            {
                Check(SetOutcome.NoRoom, "", one);
                break;
            }

            var outcome = properties.Set(value, onlyOnce);
            if (outcome is SetOutcome.Changed or SetOutcome.TooLarge)
            {
                changed.Add(value.Name);
            }

            if (outcome is SetOutcome.TooLarge or SetOutcome.NoRoom)
            {
                Check(outcome, value.Name, one);
            }
        }

        return changed;
    }

    /// <summary>Warns where a property was not kept.</summary>
    /// <param name="outcome">What became of the property.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="one">The event that sets it.</param>
    public void Check(SetOutcome outcome, string name, HistoryEvent one)
    {
        if (outcome is SetOutcome.NoRoom)
        {
            warnings.Add(
                Kind,
                "properties",
                $"a person or group has more than {KeptProperties.Most} properties, or one with a name longer than 4 KiB: it is left out here",
                one
            );
        }
        else if (outcome is SetOutcome.TooLarge)
        {
            warnings.Add(
                Kind,
                $"value\n{name}",
                $"the property \"{name}\" of a person or group is larger than 4 KiB: its value is left out here",
                one
            );
        }
    }
}
