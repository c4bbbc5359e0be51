using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-mechanism, exception-synthetic, exception-handled.
/// <summary>
/// Says of an entry how it came about. What nobody knows is left out; what somebody states wrongly counts as not stated.
/// </summary>
internal static class Mechanism
{
    /// <summary>Returns what is said of the outermost exception.</summary>
    /// <param name="boundary">Where it was caught; null when nobody knows.</param>
    /// <param name="synthetic">Whether the library made up a part of it.</param>
    /// <param name="stated">What the caller states; fields that PostHog does not know pass.</param>
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

    /// <summary>Returns what is said of a cause or member.</summary>
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

    // The outermost exception has no parent, and nothing it came from; its number is the library's to give.
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
