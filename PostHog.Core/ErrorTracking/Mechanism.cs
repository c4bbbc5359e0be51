using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-mechanism, exception-synthetic, exception-handled.
/// <summary>
/// Describes how an entry came about. What is unknown is left out; an invalid statement counts as none.
/// </summary>
internal static class Mechanism
{
    /// <summary>Returns the description of the outermost exception.</summary>
    /// <param name="boundary">Where it was caught; null if unknown.</param>
    /// <param name="synthetic">Whether the library made up part of it.</param>
    /// <param name="stated">What the caller states; fields unknown to PostHog are kept.</param>
    public static Dictionary<string, object?> OfOutermost(
        ExceptionBoundary? boundary,
        bool synthetic,
        IEnumerable<KeyValuePair<string, object?>> stated
    )
    {
        var mechanism = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (boundary is not null)
        {
            mechanism[ExceptionNames.EntryType] = boundary.Type;
            mechanism[ExceptionNames.Handled] = boundary.Handled;
            mechanism[ExceptionNames.Synthetic] = synthetic;
        }

        foreach (var field in stated)
        {
            if (field.Key is not null && IsValid(field.Key, field.Value))
            {
                mechanism[field.Key] = field.Value;
            }
        }

        mechanism[ExceptionNames.ExceptionId] = 0;
        return mechanism;
    }

    /// <summary>Returns the description of a cause or member.</summary>
    public static Dictionary<string, object?> OfNested(
        ExceptionNode node,
        int id,
        bool isSyntheticKnown
    )
    {
        var mechanism = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [ExceptionNames.EntryType] = ExceptionNames.Chained,
            [ExceptionNames.MechanismSource] = node.Source,
            [ExceptionNames.ExceptionId] = id,
            [ExceptionNames.ParentId] = node.Parent,
        };
        if (isSyntheticKnown)
        {
            mechanism[ExceptionNames.Synthetic] = false;
        }

        return mechanism;
    }

    // The outermost exception has no parent and no source, and the library assigns its number.
    private static bool IsValid(string field, object? value) =>
        field switch
        {
            ExceptionNames.EntryType => value is string type && !string.IsNullOrWhiteSpace(type),
            ExceptionNames.Handled or ExceptionNames.Synthetic => value is bool,
            ExceptionNames.ExceptionId
            or ExceptionNames.ParentId
            or ExceptionNames.MechanismSource => false,
            _ => !NullValue.Is(value),
        };
}
