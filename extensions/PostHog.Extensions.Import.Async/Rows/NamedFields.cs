using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Rows;

/// <summary>
/// Finds the fields that a mapping names and that no row of JSON has. They are probably misspelt, so that the import would send
/// what it should keep back, or under another name.
/// </summary>
/// <param name="mapping">Which fields make an event.</param>
internal sealed class NamedFields(ImportMapping mapping)
{
    private const int MostListed = 30;

    private readonly HashSet<string> _missing = new(
        MappedFields.Unusual(MappedFields.Required(mapping)).Concat(MappedFields.Optional(mapping)),
        StringComparer.Ordinal
    );

    // They may also be in the object of properties.
    private readonly HashSet<string> _missingAnywhere = new(
        MappedFields.Treated(mapping),
        StringComparer.Ordinal
    );

    private readonly List<string> _listed = [];

    /// <summary>Notes the fields of one row.</summary>
    public void Note(JObject fields)
    {
        if (_missing.Count + _missingAnywhere.Count == 0)
        {
            return;
        }

        foreach (var field in fields.Properties())
        {
            _missing.Remove(field.Name);
            Found(field.Name);
        }

        if (fields[mapping.Properties] is JObject properties)
        {
            foreach (var member in properties.Properties())
            {
                Found(member.Name);
                if (string.Equals(member.Name, mapping.DistinctId, StringComparison.Ordinal))
                {
                    _missing.Remove(member.Name);
                }
            }
        }
    }

    /// <summary>Ends the import if a field was never found. If there was no row at all, nothing is sent anyway.</summary>
    /// <exception cref="ImportStoppedException">There is such a field.</exception>
    public void Check()
    {
        var missing = _missing.Concat(_missingAnywhere).Distinct(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0 && _listed.Count > 0)
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.ColumnMissing,
                $"No row has a field {string.Join(", ", missing)}. The fields are: {string.Join(", ", _listed)}{(_listed.Count == MostListed ? ", ..." : "")}"
            );
        }
    }

    private void Found(string name)
    {
        _missingAnywhere.Remove(name);
        if (_listed.Count < MostListed && !_listed.Contains(name, StringComparer.Ordinal))
        {
            _listed.Add(name);
        }
    }
}
