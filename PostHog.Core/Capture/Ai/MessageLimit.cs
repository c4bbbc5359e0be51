namespace PostHog.Capture.Ai;

// Facts: ai-truncation.
/// <summary>
/// Limits the size of all messages together: removes the oldest, and says how many. Of the newest, as much is kept as
/// fits.
/// </summary>
internal static class MessageLimit
{
    /// <summary>Removes messages until the rest fits.</summary>
    /// <param name="messages">The messages, oldest first; a copy of the caller's.</param>
    /// <param name="removed">How many older ones were not copied.</param>
    public static void Apply(List<object?> messages, int removed = 0)
    {
        var index = FirstThatFits(messages, removed, out var room);
        if (index == 0 && removed == 0)
        {
            return;
        }

        if (index > 0 && index == messages.Count)
        {
            messages[--index] = ContentLimit.Apply(
                messages[index],
                room - 1 - ContentLimit.NoteBytes
            );
        }

        messages.RemoveRange(0, index);
        if (index + removed > 0)
        {
            var like = messages.Count == 0 ? null : messages[0];
            messages.Insert(0, ContentLimit.Note(like, index + removed));
        }
    }

    private static int FirstThatFits(List<object?> messages, int removed, out long room)
    {
        room = TextLimit.MaxBytes - 2L - (removed > 0 ? ContentLimit.NoteBytes : 0);
        var index = messages.Count;
        while (index > 0)
        {
            var size = JsonSize.Of(messages[index - 1]) + 1;
            // There must be room for the note if older ones cannot stay.
            if (size > room - (index > 1 && removed == 0 ? ContentLimit.NoteBytes : 0))
            {
                break;
            }

            room -= size;
            index--;
        }

        return index;
    }
}
