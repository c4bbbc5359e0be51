using System.Collections;
using System.Text;
using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture;

// Facts: v0-distinct-id, v1-event-drops, event-opt-out.
/// <summary>Decides whether an event can be sent at all.</summary>
internal static class EventAdmission
{
    // PostHog cuts longer distinct ids in V0 and drops events with a longer name or distinct id in V1. Whether it
    // counts bytes or characters depends on its version.
    private const int MaxTextLength = 200;

    /// <summary>Returns why an event is dropped; null if it can be sent.</summary>
    public static string? ReasonToDrop(PostHogEvent? candidate)
    {
        if (candidate is null)
        {
            return "it is null.";
        }

        if (string.IsNullOrWhiteSpace(candidate.Name))
        {
            return "its name is blank.";
        }

        if (string.IsNullOrWhiteSpace(candidate.DistinctId))
        {
            return "its distinct id is blank; use PostHogEvent.Anonymous for an event about nobody.";
        }

        return candidate.Name[0] == '$' ? ReasonToDropByName(candidate) : null;
    }

    private static string? ReasonToDropByName(PostHogEvent candidate) =>
        candidate.Name switch
        {
            IdentityNames.CreateAlias when IsBlank(candidate, IdentityNames.Alias) =>
                "its alias is blank.",
            IdentityNames.GroupIdentify when IsBlank(candidate, IdentityNames.GroupType) =>
                "its group type is blank.",
            IdentityNames.GroupIdentify when IsBlank(candidate, IdentityNames.GroupKey) =>
                "its group key is blank.",
            IdentityNames.SetProperties
                when IsEmpty(candidate, WireNames.Set) && IsEmpty(candidate, WireNames.SetOnce) =>
                "it has nothing to set.",
            _ => null,
        };

    private static bool IsBlank(PostHogEvent candidate, string property) =>
        candidate[property] is var value
        && (NullValue.Is(value) || (value is string text && string.IsNullOrWhiteSpace(text)));

    private static bool IsEmpty(PostHogEvent candidate, string property) =>
        candidate[property] is var value && (NullValue.Is(value) || IsEmptyMap(value));

    private static bool IsEmptyMap(object? value) =>
        value
            is ICollection { Count: 0 }
                or IReadOnlyCollection<KeyValuePair<string, object?>> { Count: 0 };

    /// <summary>Returns why the server may drop an event that is nevertheless sent; null if nothing may.</summary>
    public static string? Risk(PostHogEvent admitted)
    {
        if (IsLong(admitted.Name))
        {
            return "its name is longer than 200 bytes; PostHog may cut it or drop the event.";
        }

        return IsLong(admitted.DistinctId)
            ? "its distinct id is longer than 200 bytes; PostHog may cut it or drop the event."
            : null;
    }

    // A UTF-16 code unit takes up to three bytes.
    private static bool IsLong(string text) =>
        text.Length > MaxTextLength / 3 && Encoding.UTF8.GetByteCount(text) > MaxTextLength;
}
