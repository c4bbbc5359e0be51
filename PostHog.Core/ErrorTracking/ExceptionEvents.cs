using PostHog.Diagnostics;
using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-envelope, exception-reserved.
/// <summary>
/// Creates one event from an exception, with its causes and stacks, or from anything else that was thrown or reported
/// as one. It always creates an event, and never throws. Thread-safe.
/// </summary>
internal sealed class ExceptionEvents(FrameReader frames)
{
    /// <summary>Returns the event.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="distinctId">The person it happened to; blank if unknown.</param>
    /// <param name="details">Further details from the caller.</param>
    /// <param name="boundary">Where it was caught; null if unknown, in which case the event does not say.</param>
    public PostHogEvent Build(
        object error,
        string? distinctId,
        ExceptionDetails? details,
        ExceptionBoundary? boundary
    )
    {
        var built = new PostHogEvent(ExceptionNames.Event, distinctId ?? "");
        AddList(error, details, boundary, built);
        SetIfKnown(
            built,
            ExceptionNames.Level,
            ExceptionLevels.Normalise(details?.Level) ?? boundary?.Level
        );
        SetIfKnown(built, ExceptionNames.Source, SourceOf(details?.Source) ?? boundary?.Source);
        try
        {
            Add(details, built);
        }
        catch (InvalidOperationException)
        {
            // Another thread changes the details: what was read so far is sent.
            return built;
        }

        return built;
    }

    private static void SetIfKnown(PostHogEvent built, string property, string? value)
    {
        if (value is not null)
        {
            built[property] = value;
        }
    }

    private void AddList(
        object error,
        ExceptionDetails? details,
        ExceptionBoundary? boundary,
        PostHogEvent built
    )
    {
        // An exception's own members may report exceptions.
        using var frame = CallbackDepth.TryEnter(deepest: CallbackDepth.MaxInnerDepth);
        if (frame is null)
        {
            built[ExceptionNames.Type] = ReadableType.NameOf(error.GetType());
            built[ExceptionNames.Message] = "(not read: reading it keeps reporting exceptions)";
            return;
        }

        try
        {
            var list = new ExceptionList(frames, boundary).Of(error, details);
            built[ExceptionNames.Type] = list[0][ExceptionNames.EntryType];
            built[ExceptionNames.Message] = list[0][ExceptionNames.Value];
            built[ExceptionNames.List] = list;
        }
        catch (Exception fault)
        {
            built[ExceptionNames.Type] = ReadableType.NameOf(error.GetType());
            built[ExceptionNames.Message] = $"(reading it threw {fault.GetType().Name})";
        }
    }

    private static void Add(ExceptionDetails? details, PostHogEvent built)
    {
        if (details is null)
        {
            return;
        }

        built.Timestamp = details.Timestamp;
        built.Uuid = details.Uuid;
        built.Flags = details.Flags;
        foreach (var property in details.Properties)
        {
            if (!ExceptionNames.IsReserved(property.Key))
            {
                built[property.Key] = property.Value;
            }
        }

        if (!string.IsNullOrWhiteSpace(details.Fingerprint))
        {
            built[ExceptionNames.Fingerprint] = details.Fingerprint;
        }

        foreach (var group in details.Groups)
        {
            built.Groups[group.Key] = group.Value;
        }

        foreach (var option in details.Options)
        {
            built.Options[option.Key] = option.Value;
        }
    }

    // Technology, a dot, hook: lower-case letters, digits and underscores.
    private static string? SourceOf(string? source) =>
        source is { Length: > 2 and <= 200 }
        && source.IndexOf('.') is var dot
        && dot > 0
        && dot < source.Length - 1
        && source.All(letter => letter is '.' or '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            ? source
            : null;
}
