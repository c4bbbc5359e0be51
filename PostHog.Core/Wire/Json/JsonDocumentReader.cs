namespace PostHog.Wire.Json;

/// <summary>Reads short, untrusted JSON, and never throws.</summary>
internal static class JsonDocumentReader
{
    /// <summary>
    /// The length of the longest body that is read. In memory, a document takes tens of times its length.
    /// </summary>
    public const int MaxBodyLength = 16 << 20;

    /// <summary>
    /// The maximum number of names, values and brackets read of an object. In memory, a token takes up to a hundred
    /// times its length.
    /// </summary>
    public const int MaxTokens = 400_000;

    // A payload of the maximum depth, and the document around it.
    private const int MaxDepth = JsonSyntax.MaxDepth + 16;

    /// <summary>Reads a document, as <see cref="JsonTree"/> represents it.</summary>
    /// <returns>False if the body is not exactly one document, or is too long.</returns>
    public static bool TryRead(byte[] body, out object? document) =>
        TryRead(body, keepsDigits: false, out document);

    /// <summary>
    /// Reads a document that is written again. Numbers of more digits than a double holds are decimals.
    /// </summary>
    /// <returns>False if the body is not exactly one document, or is too long.</returns>
    public static bool TryReadExactly(byte[] body, out object? document) =>
        TryRead(body, keepsDigits: true, out document) || TryRead(body, out document);

    /// <summary>
    /// Returns the document; null if it is not an object, which its first character shows, or has more tokens than
    /// <see cref="MaxTokens"/>.
    /// </summary>
    public static JsonObject? ReadObject(byte[] body)
    {
        try
        {
            return ReadObjectOf(body);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the string value of the first of these members that has one in the object; null if there is none. Keeps
    /// nothing else of the document, and reads no further than necessary.
    /// </summary>
    public static string? MemberIn(byte[] body, params string[] members)
    {
        string? text = null;
        try
        {
            if (body.Length <= MaxBodyLength)
            {
                var tokens = JsonTokens.OfBeginning(body, MaxDepth, MaxTokens);
                Find(ref tokens, members, ref text);
            }
        }
        catch (FormatException)
        {
            return text;
        }

        return text;
    }

    private static bool TryRead(byte[] body, bool keepsDigits, out object? document)
    {
        document = null;
        try
        {
            return body.Length <= MaxBodyLength && Read(body, keepsDigits, out document);
        }
        catch (FormatException)
        {
            document = null;
            return false;
        }
    }

    private static bool Read(byte[] body, bool keepsDigits, out object? document)
    {
        document = null;
        var tokens = JsonTokens.OfDocument(body, MaxDepth);
        if (keepsDigits)
        {
            tokens.KeepDigits();
        }

        return tokens.Read()
            && JsonTree.TryRead(ref tokens, MaxDepth, out document)
            && !tokens.Read();
    }

    private static JsonObject? ReadObjectOf(byte[] body)
    {
        if (body.Length > MaxBodyLength)
        {
            return null;
        }

        var tokens = JsonTokens.OfDocument(body, MaxDepth, MaxTokens);
        if (!tokens.Read() || tokens.Kind != JsonTokenKind.StartObject)
        {
            return null;
        }

        return JsonTree.TryRead(ref tokens, MaxDepth, out var document) && !tokens.Read()
            ? (JsonObject?)document
            : null;
    }

    private static void Find(ref JsonTokens tokens, string[] members, ref string? text)
    {
        var isIn = tokens.Read() && tokens.Kind == JsonTokenKind.StartObject;
        var rank = isIn ? members.Length : 0;
        while (rank > 0 && tokens.Read() && tokens.Kind == JsonTokenKind.Name)
        {
            var index = Array.IndexOf(members, (string)tokens.Value()!);
            _ = tokens.Read();
            if (
                index >= 0
                && index < rank
                && tokens.Kind == JsonTokenKind.Scalar
                && tokens.Value() is string value
            )
            {
                (text, rank) = (value, index);
            }

            JsonTree.Skip(ref tokens);
        }
    }
}
