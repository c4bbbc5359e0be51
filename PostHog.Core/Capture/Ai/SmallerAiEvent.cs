using PostHog.Wire;

namespace PostHog.Capture.Ai;

/// <summary>
/// Copies an AI event that is too large to be sent with less of its content, and then without it: tokens and costs must
/// not be lost with it.
/// </summary>
internal static class SmallerAiEvent
{
    // What the provider says, and what it was told, is small unless something is wrong.
    private const int MaxBytesOfOthers = 20_000;

    /// <summary>Returns the copy.</summary>
    /// <param name="tooLarge">The event.</param>
    /// <param name="hasContent">Whether some of the content stays.</param>
    public static PostHogEvent Of(PostHogEvent tooLarge, bool hasContent)
    {
        var copy = new PostHogEvent(tooLarge.Name, tooLarge.DistinctId)
        {
            Timestamp = tooLarge.Timestamp,
            Uuid = tooLarge.Uuid,
            Flags = tooLarge.Flags,
            IsMinimal = tooLarge.IsMinimal,
            HasImmutableGroups = tooLarge.HasImmutableGroups,
        };
        CopyProperties(tooLarge, copy, hasContent);
        if (tooLarge.HasGroups)
        {
            foreach (var group in tooLarge.Groups)
            {
                copy.Groups[group.Key] = group.Value;
            }
        }

        foreach (var option in tooLarge.OwnOptions ?? [])
        {
            copy.Options[option.Key] = option.Value;
        }

        return copy;
    }

    private static void CopyProperties(PostHogEvent tooLarge, PostHogEvent copy, bool hasContent)
    {
        foreach (var property in tooLarge.OwnProperties)
        {
            if (AiNames.IsContent(property.Key) || property.Key == AiNames.Tools)
            {
                if (hasContent)
                {
                    copy[property.Key] = AiContent.Reduce(property.Key, property.Value);
                }
            }
            else if (property.Key.StartsWith(AiNames.Prefix, StringComparison.Ordinal))
            {
                var value = AiContent.Copy(property.Value, isFull: false);
                copy[property.Key] = ContentLimit.Apply(value, MaxBytesOfOthers);
            }
            else
            {
                copy[property.Key] = property.Value;
            }
        }
    }
}
