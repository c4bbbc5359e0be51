using System.Collections;
using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture.Ai;

// Facts: ai-privacy, ai-truncation.
/// <summary>Copies the properties of an AI event with as much of its content as may be sent.</summary>
internal static class AiContent
{
    // With more, a value is larger than what is sent.
    private const int MaxElements = 50_000;

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
            else if (AiNames.IsContent(property.Key) || property.Key == AiNames.Tools)
            {
                if (!isPrivate || property.Key == AiNames.Tools)
                {
                    copy[property.Key] = rules.IsFull
                        ? property.Value
                        : Reduce(property.Key, property.Value);
                }
            }
            else
            {
                copy[property.Key] = property.Value;
            }
        }
    }

    /// <summary>
    /// Returns a value without media, with texts of limited length, and with a limited size as a whole.
    /// </summary>
    public static object? Reduce(string property, object? value)
    {
        if (property == AiNames.Tools)
        {
            return ContentLimit.Apply(Copy(value, isFull: false), ContentLimit.MaxToolBytes);
        }

        if (property != AiNames.Input)
        {
            return ContentLimit.Apply(Copy(value, isFull: false));
        }

        if (IsReadFromItsEnd(value))
        {
            return NewestOf((IList)value!);
        }

        // The end is what matters here, so all of it is read.
        var copy = MediaPlaceholders.Replace(CopyOf(value, ValueCopy.MaxElements));
        return copy is List<object?> messages && AreMessages(messages)
            ? Limited(messages, unread: 0)
            : ContentLimit.Apply(copy);
    }

    /// <summary>
    /// Returns a copy of a value, made of lists and dictionaries: unchanged, or without media and long texts, and no
    /// more of it than can be sent.
    /// </summary>
    public static object? Copy(object? value, bool isFull) =>
        isFull
            ? CopyOf(value, ValueCopy.MaxElements)
            : MediaPlaceholders.Replace(CopyOf(value, MaxElements));

    // Inside a sequence, JSON values of every library are copied like all others.
    private static object? CopyOf(object? value, int maxElements) =>
        ((List<object?>)ValueCopy.Of(new[] { value }, maxElements, TextLimit.Mark)!)[0];

    // The indexers of others run their code.
    private static bool IsReadFromItsEnd(object? value) =>
        value is object?[] { Length: > 0 }
        || (
            value is IList { Count: > 0 }
            && value.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(List<>)
        );

    private static object NewestOf(IList messages)
    {
        var newest = new List<object?>();
        var room = new MessageRoom(newest);
        var index = messages.Count;
        while (index > 0 && room.IsEnough)
        {
            newest.Add(Copy(messages[--index], isFull: false));
            room.Count();
        }

        newest.Reverse();
        if (AreMessages(newest))
        {
            return room.IsEnough ? newest : Limited(newest, index);
        }

        return ContentLimit.Apply(Copy(messages, isFull: false))!;
    }

    private static bool AreMessages(List<object?> values) =>
        values.Count > 0 && values[values.Count - 1] is Dictionary<string, object?>;

    private static List<object?> Limited(List<object?> messages, int unread)
    {
        MessageLimit.Apply(messages, unread);
        return messages;
    }
}
