using Newtonsoft.Json.Linq;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Writes the keys of dictionaries, which are always strings in JSON.</summary>
internal static class KeyText
{
    /// <summary>
    /// Returns the text of a key: what the same value would be sent as, if that is a string, number or boolean. Returns
    /// null for any other key, because its string form may contain what its author excluded. Throws any exception of
    /// the caller's code.
    /// </summary>
    public static string? Of(object? key)
    {
        for (var count = 0; count < PropertyWriter.MaxDepth; count++)
        {
            switch (key)
            {
                case null or DBNull:
                    return "";
                case string text:
                    return text;
                case JValue token:
                    key = TokenValue.Of(token);
                    continue;
            }

            var isScalar = ScalarWriter.IsScalar(key);
            var simple =
                isScalar && !ScalarWriter.MayHaveConverter(key) ? key : ValueSimplifier.Of(key);
            if (ReferenceEquals(simple, key))
            {
                return isScalar && !Scalars.IsNotFinite(key) ? OfScalar(key) : null;
            }

            key = simple;
        }

        return null;
    }

    // As the value is written.
    private static string OfScalar(object key)
    {
        if (Scalars.TextOf(key) is { } text)
        {
            return text;
        }

        using var target = new JsonBuffer();
        ScalarWriter.TryWrite(new JsonBufferWriter(target), key);
        return target.ToString();
    }
}
