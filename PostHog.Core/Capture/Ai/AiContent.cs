using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture.Ai;

// Facts: ai-privacy, ai-truncation.
/// <summary>Copies the properties of an AI event with as much of its content as may be sent.</summary>
internal static class AiContent
{
    /// <summary>Copies the properties to another event.</summary>
    /// <param name="aiEvent">The event, which is not changed.</param>
    /// <param name="copy">Receives the properties.</param>
    /// <param name="rules">What may be sent.</param>
    public static void Copy(AiEvent aiEvent, PostHogEvent copy, AiContentRules rules)
    {
        var isPrivate = rules.PrivacyMode || aiEvent.PrivacyMode;
        copy[AiNames.TraceId] = aiEvent.TraceId;
        foreach (var property in aiEvent.OwnProperties)
        {
            if (property.Key == AiNames.Error)
            {
                copy[property.Key] = AiError.Of(property.Value, isPrivate);
            }
            else if (!AiNames.IsContent(property.Key))
            {
                copy[property.Key] = property.Value;
            }
            else if (!isPrivate)
            {
                copy[property.Key] = rules.IsFull
                    ? property.Value
                    : Reduce(property.Key, property.Value);
            }
        }
    }

    /// <summary>
    /// Returns a value without media and with texts of limited length; the input of a model also as a whole.
    /// </summary>
    public static object? Reduce(string property, object? value)
    {
        var reduced = Copy(value, isFull: false);
        if (property == AiNames.Input && reduced is List<object?> messages)
        {
            MessageLimit.Apply(messages);
        }

        return reduced;
    }

    /// <summary>
    /// Returns a copy of a value, made of lists and dictionaries: unchanged, or without media and long texts.
    /// </summary>
    public static object? Copy(object? value, bool isFull)
    {
        // Inside a sequence, JSON values of every library are copied like all others.
        var copy = (List<object?>)ValueCopy.Of(new[] { value })!;
        return isFull ? copy[0] : MediaPlaceholders.Replace(copy[0]);
    }
}
