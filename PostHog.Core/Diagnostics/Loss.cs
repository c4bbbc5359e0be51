namespace PostHog.Diagnostics;

/// <summary>Events that were lost together, for the error callback.</summary>
/// <param name="Operation">The operation in which they were lost.</param>
/// <param name="Attempts">The number of attempts made.</param>
/// <param name="Verdicts">The events, at least one.</param>
/// <param name="Depth">The number of nested callbacks that led to the loss.</param>
internal sealed record Loss(
    PostHogOperation Operation,
    int Attempts,
    IReadOnlyList<EventVerdict> Verdicts,
    int Depth
)
{
    /// <summary>Returns the losses of each operation as one.</summary>
    public static IReadOnlyList<Loss> Combine(IReadOnlyList<Loss> losses) =>
        losses.Count < 2
            ? losses
            :
            [
                .. losses
                    .GroupBy(loss => loss.Operation)
                    .Select(same => new Loss(
                        same.Key,
                        same.Max(loss => loss.Attempts),
                        [.. same.SelectMany(loss => loss.Verdicts)],
                        same.Max(loss => loss.Depth)
                    )),
            ];
}
