using System.Diagnostics.CodeAnalysis;
using PostHog.Diagnostics;
using PostHog.Flags.Snapshots;
using PostHog.Flags.Tracking;

namespace PostHog;

[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftSnapshots))]
public sealed partial class FeatureFlagEvaluations
{
    /// <summary>
    /// Returns the whole snapshot as JSON, for example for a queue of jobs: the flags with their payloads, the person, the
    /// groups, what the server said, and which flags were read. <see cref="Parse"/> reads it back. It names the person, so
    /// treat it like an event. Newtonsoft.Json and System.Text.Json write the same if they are given the snapshot.
    /// </summary>
    public string ToJson() => SnapshotWriter.Write(_metadata, _flags, _reads, _isFiltered);

    /// <summary>
    /// Reads a snapshot that <see cref="ToJson"/> wrote. Its values are those of then. Reading its flags captures no
    /// events until a client restores it with <c>RestoreFlags</c>.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a snapshot; the message says what is wrong and where.</exception>
    public static FeatureFlagEvaluations Parse(string json) =>
        SnapshotReader.Read(json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>Reads a snapshot like <see cref="Parse"/>.</summary>
    /// <param name="json">The JSON; null is no snapshot.</param>
    /// <param name="flags">The snapshot; null if the text is none.</param>
    /// <returns>Whether the text is a snapshot.</returns>
    public static bool TryParse(string? json, [NotNullWhen(true)] out FeatureFlagEvaluations? flags)
    {
        flags = null;
        try
        {
            flags = json is null ? null : SnapshotReader.Read(json);
        }
        catch (FormatException)
        {
            return false;
        }

        return flags is not null;
    }

    /// <summary>
    /// Returns the same flags, whose reads are recorded by this tracker if they were recorded when they were evaluated.
    /// </summary>
    internal FeatureFlagEvaluations With(FlagCalledTracker tracker, PostHogLog log) =>
        new(
            _metadata with
            {
                Tracker = _metadata.Tracker is not null || _metadata.IsDetached ? tracker : null,
                IsDetached = false,
                OnUnknownKey = log.FlagNotInSnapshot,
            },
            _index,
            Array.ConvertAll(_flags, flag => flag?.With(log)),
            (byte[])_reads.Clone(),
            _isFiltered
        );

    /// <summary>Creates a snapshot from its parts.</summary>
    internal static FeatureFlagEvaluations Of(
        EvaluationMetadata metadata,
        FeatureFlag[] flags,
        byte[] reads,
        bool isFiltered
    ) =>
        new(
            metadata,
            new Flags.Model.FlagIndex(flags.Select(flag => flag.Key)),
            flags,
            reads,
            isFiltered
        );
}
