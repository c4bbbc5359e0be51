namespace PostHog.Wire.Json;

// Facts: payload-by-value.
/// <summary>JSON that a document contains: usually in a string, from some servers as a value.</summary>
internal static class StoredJson
{
    /// <summary>Returns the text; null if the value is null, or a string that is not JSON, such as a blank one.</summary>
    public static string? TextOf(object? value) => TryRead(value, out var text) ? text : null;

    /// <summary>Reads the text; null if the value is null.</summary>
    /// <returns>False if there is a value, but no JSON.</returns>
    public static bool TryRead(object? value, out string? text)
    {
        text = null;
        if (value is null)
        {
            return true;
        }

        var stored = value as string ?? JsonTree.ToJson(value);
        text = JsonSyntax.Holds(stored) ? stored : null;
        return text is not null;
    }
}
