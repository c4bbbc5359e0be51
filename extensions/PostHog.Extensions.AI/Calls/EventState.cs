namespace PostHog.Extensions.AI.Calls;

/// <summary>What an event said before a function of the caller changed it.</summary>
internal sealed class EventState
{
    private readonly AiModelCall _captured;
    private readonly Dictionary<string, object?> _properties;
    private readonly Dictionary<string, string>? _groups;
    private readonly Dictionary<string, object?>? _options;
    private readonly (string, Guid?, DateTimeOffset?, FeatureFlagEvaluations?, bool, bool) _rest;

    public EventState(AiModelCall captured)
    {
        _captured = captured;
        _properties = new(captured.OwnProperties, StringComparer.Ordinal);
        _groups = captured.HasGroups ? new(captured.Groups, StringComparer.Ordinal) : null;
        _options = captured.OwnOptions is { } options ? new(options, StringComparer.Ordinal) : null;
        _rest = (
            captured.DistinctId,
            captured.Uuid,
            captured.Timestamp,
            captured.Flags,
            captured.PrivacyMode,
            captured.IsPrepared
        );
    }

    /// <summary>The properties.</summary>
    public IReadOnlyDictionary<string, object?> Properties => _properties;

    /// <summary>Makes the event say the same again.</summary>
    public void Restore()
    {
        Restore(_captured.OwnProperties, _properties);
        if (_captured.HasGroups)
        {
            Restore(_captured.Groups, _groups ?? []);
        }

        if (_captured.OwnOptions is { } options)
        {
            Restore(options, _options ?? []);
        }

        (
            _captured.DistinctId,
            _captured.Uuid,
            _captured.Timestamp,
            _captured.Flags,
            _captured.PrivacyMode,
            _captured.IsPrepared
        ) = _rest;
    }

    private static void Restore<T>(IDictionary<string, T> current, Dictionary<string, T> before)
    {
        current.Clear();
        foreach (var entry in before)
        {
            current[entry.Key] = entry.Value;
        }
    }
}
