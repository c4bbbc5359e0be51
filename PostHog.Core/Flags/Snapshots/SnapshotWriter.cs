using PostHog.Flags.Tracking;
using PostHog.Wire.Json;

namespace PostHog.Flags.Snapshots;

/// <summary>Writes a snapshot as JSON. What is unknown or has its usual value is left out.</summary>
internal static class SnapshotWriter
{
    /// <summary>Returns the JSON.</summary>
    public static string Write(
        EvaluationMetadata metadata,
        FeatureFlag?[] flags,
        byte[] reads,
        bool isFiltered
    )
    {
        using var text = new JsonBuffer();
        // Half of a surrogate pair survives only as an escape.
        var json = new JsonBufferWriter(text) { EscapesNonAscii = true };
        json.WriteStartObject();
        Member(json, SnapshotMembers.FormatName, SnapshotMembers.Format);
        WriteMetadata(json, metadata);
        Member(json, SnapshotMembers.IsFiltered, OnlyTrue(isFiltered));
        json.WritePropertyName(SnapshotMembers.Flags);
        json.WriteStartArray();
        for (var index = 0; index < flags.Length; index++)
        {
            if (flags[index] is { } flag)
            {
                WriteFlag(json, flag, metadata.RuntimeOf?.Invoke(flag.Key), reads[index]);
            }
        }

        json.WriteEnd();
        json.WriteEnd();
        return text.ToString();
    }

    private static void WriteMetadata(JsonBufferWriter json, EvaluationMetadata metadata)
    {
        Member(json, SnapshotMembers.DistinctId, metadata.DistinctId);
        Map(json, SnapshotMembers.Groups, metadata.Groups);
        Map(json, SnapshotMembers.Omitted, metadata.OmittedProperties);
        Member(json, SnapshotMembers.DisableGeoIP, metadata.DisableGeoIP);
        Member(json, SnapshotMembers.IsAnswered, OnlyTrue(metadata.IsAnswered));
        Member(json, SnapshotMembers.RequestId, metadata.RequestId);
        Member(json, SnapshotMembers.EvaluatedAt, metadata.EvaluatedAt);
        Member(json, SnapshotMembers.Error, metadata.Error);
        Failure(json, metadata.Failure);
        if (metadata.FailedKeys.Count > 0)
        {
            json.WritePropertyName(SnapshotMembers.FailedKeys);
            json.WriteStartArray();
            foreach (var key in metadata.FailedKeys)
            {
                json.WriteValue(key);
            }

            json.WriteEnd();
        }

        Member(json, SnapshotMembers.MinimalRemote, OnlyTrue(metadata.AllowsMinimalRemote));
        Member(json, SnapshotMembers.MinimalLocal, OnlyTrue(metadata.AllowsMinimalLocal));
        Member(
            json,
            SnapshotMembers.Records,
            OnlyTrue(metadata.Tracker is not null || metadata.IsDetached)
        );
    }

    private static void WriteFlag(
        JsonBufferWriter json,
        FeatureFlag flag,
        string? runtime,
        byte reads
    )
    {
        json.WriteStartObject();
        Member(json, SnapshotMembers.Key, flag.Key);
        Member(json, SnapshotMembers.IsEnabled, flag.IsEnabled);
        Member(json, SnapshotMembers.Variant, flag.Variant);
        Member(json, SnapshotMembers.Payload, flag.PayloadJson);
        Member(json, SnapshotMembers.Source, flag.Source.ToString());
        Member(json, SnapshotMembers.Reason, flag.Reason);
        Member(json, SnapshotMembers.ReasonText, flag.ReasonText);
        Member(json, SnapshotMembers.Condition, flag.ConditionIndex);
        Member(json, SnapshotMembers.Id, flag.Id);
        Member(json, SnapshotMembers.Version, flag.Version);
        Member(json, SnapshotMembers.HasExperiment, flag.HasExperiment);
        Member(json, SnapshotMembers.Runtime, runtime);
        Member(json, SnapshotMembers.Reads, reads == 0 ? null : (int?)reads);
        Failure(json, flag.Failure);
        json.WriteEnd();
    }

    private static void Failure(JsonBufferWriter json, PostHogFailure? failure)
    {
        if (failure is not null)
        {
            json.WritePropertyName(SnapshotMembers.Failure);
            json.WriteStartObject();
            Member(json, SnapshotMembers.Kind, failure.Kind.ToString());
            Member(json, SnapshotMembers.Message, failure.Message);
            Member(json, SnapshotMembers.Status, failure.StatusCode);
            json.WriteEnd();
        }
    }

    private static void Map(
        JsonBufferWriter json,
        string name,
        IReadOnlyDictionary<string, string> map
    )
    {
        if (map.Count > 0)
        {
            json.WritePropertyName(name);
            json.WriteStartObject();
            foreach (var one in map)
            {
                Member(json, one.Key, one.Value);
            }

            json.WriteEnd();
        }
    }

    private static bool? OnlyTrue(bool value) => value ? true : null;

    private static void Member(JsonBufferWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteValue(value);
        }
    }

    private static void Member(JsonBufferWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WritePropertyName(name);
            json.WriteValue(flag);
        }
    }

    private static void Member(JsonBufferWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            json.WriteValue(number);
        }
    }
}
