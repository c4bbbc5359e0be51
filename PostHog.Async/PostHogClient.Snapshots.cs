namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Returns the snapshot that <see cref="FeatureFlagEvaluations.ToJson"/> wrote, for example in another process. From
    /// then on this client captures <c>$feature_flag_called</c> for flags that are read the first time, as it does for its
    /// own snapshots: once for each person and value, and not for flags that were read before. Sends no request.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a snapshot; the message says what is wrong and where.</exception>
    public FeatureFlagEvaluations RestoreFlags(string json) =>
        RestoreFlags(FeatureFlagEvaluations.Parse(json));

    /// <summary>
    /// Returns the same snapshot, whose reads this client captures; see <see cref="RestoreFlags(string)"/>. A snapshot
    /// built by hand, or evaluated without <see cref="EvaluateFlagsOptions.SendFeatureFlagEvents"/>, captures none.
    /// </summary>
    /// <param name="flags">The snapshot, which is not changed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="flags"/> is null.</exception>
    public FeatureFlagEvaluations RestoreFlags(FeatureFlagEvaluations flags) =>
        Flags.Restore(flags ?? throw new ArgumentNullException(nameof(flags)));
}
