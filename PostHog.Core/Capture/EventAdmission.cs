namespace PostHog.Capture;

/// <summary>The door: says whether an event can be sent at all.</summary>
internal static class EventAdmission
{
    /// <summary>Returns why an event is refused; null when it may pass.</summary>
    public static string? ReasonToRefuse(PostHogEvent? candidate)
    {
        if (candidate is null)
        {
            return "it is null.";
        }

        if (string.IsNullOrWhiteSpace(candidate.Name))
        {
            return "its name is blank.";
        }

        return string.IsNullOrWhiteSpace(candidate.DistinctId)
            ? "its distinct id is blank; use PostHogEvent.Anonymous for an event about nobody."
            : null;
    }
}
