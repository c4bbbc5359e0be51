namespace PostHog.Wire.Json;

// Facts: payload-by-value.
/// <summary>JSON that a document contains: usually in a string, from some servers as a value.</summary>
internal static class StoredJson
{
    /// <summary>Returns the text; null if the value is null, or a string that is not JSON, such as a blank one.</summary>
    public static string? TextOf(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = value as string ?? JsonTree.ToJson(value);
        return JsonSyntax.Holds(text) ? text : null;
    }

    /// <summary>Whether there is a value, but no JSON.</summary>
    public static bool IsUnreadable(object? value) => value is not null && TextOf(value) is null;
}
