using PostHog.Collections;
using PostHog.Wire.Json;

namespace PostHog.Flags.Inputs;

/// <summary>
/// Recognises the usual subject, all of whose properties are small and can be sent unchanged, without allocating.
/// </summary>
internal static class PlainProperties
{
    // No escaped character takes more bytes.
    private const int BytesOfCharacter = 6;

    // Quotes, separators and any number or date.
    private const int BytesOfScalar = 64;

    // The separators, and any whole number.
    private const int BytesOfProperty = 128;

    private const long NotPlain = -1;

    // No name of an enum is near this size.
    private const int BytesOfEnum = 4096;

    // Together, so many small properties fit into every request.
    private const int MaxFew = 100;
    private const int MaxSmallName = 200;
    private const int MaxSmallBytes = 6_000;

    /// <summary>Whether a subject has so few properties that small ones are always sent.</summary>
    public static bool AreFew(in FlagSubject subject) =>
        CountOf(subject.PersonProperties)
            + CountOf(subject.PersonDefaults)
            + CountOfGroups(subject.GroupProperties)
            + CountOfGroups(subject.GroupDefaults)
        <= MaxFew;

    /// <summary>Whether a property is small, and can be sent unchanged.</summary>
    public static bool IsSmall(string name, object? value) =>
        name.Length <= MaxSmallName
        && value switch
        {
            string text => text.Length <= MaxSmallBytes / BytesOfCharacter,
            int or bool => true,
            _ => SizeOfOther(value) is >= 0 and <= MaxSmallBytes,
        };

    /// <summary>Whether all properties of a subject are plain, and fit into a number of bytes.</summary>
    public static bool Fit(in FlagSubject subject, int bytes)
    {
        try
        {
            long room = bytes;
            return Fit(subject.PersonProperties, ref room)
                && Fit(subject.PersonDefaults, ref room)
                && FitGroups(subject.GroupProperties, ref room)
                && FitGroups(subject.GroupDefaults, ref room);
        }
        catch (InvalidOperationException)
        {
            // Another thread changes a dictionary.
            return false;
        }
    }

    private static bool Fit(IDictionary<string, object?>? properties, ref long room)
    {
        if (properties is null)
        {
            return true;
        }

        if (properties is not Dictionary<string, object?> known)
        {
            return false;
        }

        var left = room;
        foreach (var property in known)
        {
            // Texts and whole numbers first: most properties are.
            long size = 0;
            if (property.Value is string text)
            {
                size = (long)BytesOfCharacter * text.Length;
            }
            else if (property.Value is not int)
            {
                size = SizeOfOther(property.Value);
            }

            left -= size + BytesOfProperty + ((long)BytesOfCharacter * property.Key.Length);
            if (size < 0 || left < 0)
            {
                return false;
            }
        }

        room = left;
        return true;
    }

    // Other dictionaries may not know how many properties they have.
    private static int CountOf(IDictionary<string, object?>? properties) =>
        properties is null ? 0
        : properties is Dictionary<string, object?> known ? known.Count
        : MaxFew + 1;

    private static int CountOfGroups(IDictionary<string, IDictionary<string, object?>>? groups)
    {
        if (groups is null)
        {
            return 0;
        }

        var count = 0;
        if (TypesOf(groups) is not { Count: <= MaxFew } types)
        {
            return MaxFew + 1;
        }

        foreach (var group in types)
        {
            count += CountOf(group.Value);
        }

        return count;
    }

    private static Dictionary<string, IDictionary<string, object?>>? TypesOf(
        IDictionary<string, IDictionary<string, object?>>? groups
    ) =>
        groups is GroupPropertyMap map
            ? map.Types
            : groups as Dictionary<string, IDictionary<string, object?>>;

    private static bool FitGroups(
        IDictionary<string, IDictionary<string, object?>>? groups,
        ref long room
    )
    {
        var known = TypesOf(groups);
        if (known is null)
        {
            return groups is null;
        }

        foreach (var group in known)
        {
            room -= SizeOfText(group.Key);
            if (!Fit(group.Value, ref room))
            {
                return false;
            }
        }

        return true;
    }

    // The maximum size; negative for a value that is not plain.
    private static long SizeOfOther(object? value) =>
        value switch
        {
            null or bool or long => BytesOfScalar,
            double or float => Scalars.IsNotFinite(value) ? NotPlain : BytesOfScalar,
            string?[] texts => SizeOfTexts(texts),
            List<string> texts => SizeOfTexts(texts),
            Enum => BytesOfEnum,
            Guid or DateTimeOffset or TimeSpan => BytesOfScalar,
            _ => Type.GetTypeCode(value.GetType()) != TypeCode.Object ? BytesOfScalar : NotPlain,
        };

    private static long SizeOfTexts(string?[] texts)
    {
        long size = BytesOfScalar;
        foreach (var text in texts)
        {
            size += SizeOfText(text);
        }

        return size;
    }

    private static long SizeOfTexts(List<string> texts)
    {
        long size = BytesOfScalar;
        foreach (var text in texts)
        {
            size += SizeOfText(text);
        }

        return size;
    }

    /// <summary>The maximum size of a text.</summary>
    public static long SizeOfText(string? text) =>
        BytesOfScalar + ((long)BytesOfCharacter * (text?.Length ?? 0));
}
