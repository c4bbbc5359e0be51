using PostHog.Flags.Model;
using PostHog.Flags.Tracking;
using PostHog.Wire.Json;

namespace PostHog.Flags.Snapshots;

/// <summary>Reads snapshots from JSON, which may come from anywhere. Members of later versions are ignored.</summary>
internal static class SnapshotReader
{
    private const byte AllReads = 3;

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="FormatException">The text is none; the message says what is wrong.</exception>
    public static FeatureFlagEvaluations Read(string json)
    {
        var root = new SnapshotObject(ReadObject(json));
        CheckFormat(root);
        var rows = root.RequiredObjects(SnapshotMembers.Flags);
        FeatureFlag[] flags = [.. rows.Select(ReadFlag)];
        CheckKeys(flags);
        var runtimes = rows.Select(row => row.Text(SnapshotMembers.Runtime)).ToList();
        return FeatureFlagEvaluations.Of(
            MetadataOf(root) with
            {
                RuntimeOf = key => runtimes[Array.FindIndex(flags, flag => flag.Key == key)],
            },
            flags,
            [.. rows.Select(row => (byte)(row.Number(SnapshotMembers.Reads, 0, AllReads) ?? 0))],
            root.Flag(SnapshotMembers.IsFiltered) ?? false
        );
    }

    private static JsonObject ReadObject(string json)
    {
        if (JsonSyntax.FaultOf(json) is { } place)
        {
            throw SnapshotObject.Fault($"it is not JSON, or too deep, at {place}.");
        }

        var tokens = JsonTokens.OfDocument(json);
        tokens.Read();
        JsonTree.TryRead(ref tokens, JsonSyntax.MaxDepth, out var root);
        return root as JsonObject ?? throw SnapshotObject.Fault("it is not an object.");
    }

    private static void CheckFormat(SnapshotObject root)
    {
        switch (root.Number(SnapshotMembers.FormatName, 0, long.MaxValue))
        {
            case null:
                throw SnapshotObject.Fault($"'{SnapshotMembers.FormatName}' is missing.");
            case not SnapshotMembers.Format:
                throw SnapshotObject.Fault(
                    "a later version of this library wrote it; update this one."
                );
        }
    }

    private static void CheckKeys(FeatureFlag[] flags)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            if (!keys.Add(flag.Key))
            {
                throw SnapshotObject.Fault($"it has the flag '{flag.Key}' twice.");
            }
        }
    }

    private static EvaluationMetadata MetadataOf(SnapshotObject root)
    {
        var groups = root.Map(SnapshotMembers.Groups);
        return new EvaluationMetadata(root.RequiredText(SnapshotMembers.DistinctId))
        {
            Groups = groups,
            GroupText = GroupText.Of(groups),
            OmittedProperties = root.Map(SnapshotMembers.Omitted),
            DisableGeoIP = root.Flag(SnapshotMembers.DisableGeoIP),
            IsAnswered = root.Flag(SnapshotMembers.IsAnswered) ?? false,
            RequestId = root.Text(SnapshotMembers.RequestId),
            EvaluatedAt = root.Number(SnapshotMembers.EvaluatedAt, long.MinValue, long.MaxValue),
            Error = root.Text(SnapshotMembers.Error),
            Failure = FailureOf(root),
            FailedKeys = root.Texts(SnapshotMembers.FailedKeys),
            AllowsMinimalRemote = root.Flag(SnapshotMembers.MinimalRemote) ?? false,
            AllowsMinimalLocal = root.Flag(SnapshotMembers.MinimalLocal) ?? false,
            IsDetached = root.Flag(SnapshotMembers.Records) ?? false,
        };
    }

    private static FeatureFlag ReadFlag(SnapshotObject row)
    {
        var source = EnumOf(row, SnapshotMembers.Source, FeatureFlagSource.Remote);
        var variant = row.Text(SnapshotMembers.Variant);
        var isEnabled = row.Flag(SnapshotMembers.IsEnabled) ?? false;
        if (variant is not null && !isEnabled)
        {
            throw row.Wrong(SnapshotMembers.IsEnabled, "true, since the flag has a variant");
        }

        var flag = new FeatureFlag(
            row.RequiredText(SnapshotMembers.Key),
            isEnabled,
            variant,
            source
        )
        {
            PayloadJson = PayloadOf(row),
            Reason = row.Text(SnapshotMembers.Reason),
            ConditionIndex = (int?)row.Number(SnapshotMembers.Condition, 0, int.MaxValue),
            Details = new FlagDetails
            {
                ReasonText = row.Text(SnapshotMembers.ReasonText),
                Id = row.Number(SnapshotMembers.Id, long.MinValue, long.MaxValue),
                Version = (int?)row.Number(SnapshotMembers.Version, int.MinValue, int.MaxValue),
                HasExperiment = row.Flag(SnapshotMembers.HasExperiment),
            },
        };
        return FailureOf(row) is { } failure ? flag.WithFailure(failure) : flag;
    }

    private static string? PayloadOf(SnapshotObject row) =>
        row.Text(SnapshotMembers.Payload) is not { } payload ? null
        : JsonSyntax.Holds(payload) ? payload
        : throw row.Wrong(SnapshotMembers.Payload, "JSON as text");

    private static PostHogFailure? FailureOf(SnapshotObject parent) =>
        parent.Object(SnapshotMembers.Failure) is { } failure
            ? new PostHogFailure(
                EnumOf(failure, SnapshotMembers.Kind, PostHogFailureKind.FlagsNotComputed),
                failure.Text(SnapshotMembers.Message) ?? "",
                (int?)failure.Number(SnapshotMembers.Status, 0, int.MaxValue)
            )
            : null;

    // A name that only a later version knows is read as the usual one.
    private static T EnumOf<T>(SnapshotObject parent, string name, T usual)
        where T : struct, Enum =>
        Enum.TryParse<T>(parent.Text(name), ignoreCase: false, out var value)
        && Enum.IsDefined(typeof(T), value)
            ? value
            : usual;
}
