namespace PostHog.Development.Recording;

/// <summary>Which members, query parameters and headers carry credentials, however they are written.</summary>
internal static class SecretNames
{
    // Without case, hyphens and underscores. Not every name with "key": a group key is none.
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey",
        "personalapikey",
        "projectapikey",
        "secretapikey",
        "secretkey",
        "secret",
        "clientsecret",
        "token",
        "projecttoken",
        "accesstoken",
        "refreshtoken",
        "idtoken",
        "authorization",
        "password",
    };

    /// <summary>Whether the value of a member of JSON, a form or a query is a credential.</summary>
    public static bool IsMember(string name)
    {
        if (name.Length > 40)
        {
            return false;
        }

        Span<char> letters = stackalloc char[name.Length];
        var count = 0;
        foreach (var character in name)
        {
            if (character is not ('_' or '-' or '$'))
            {
                letters[count++] = character;
            }
        }

        return Members.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..count]);
    }

    /// <summary>Whether the value of a header is a credential, also where the header is one of another program.</summary>
    public static bool IsHeader(string name) =>
        Has(name, "authorization")
        || Has(name, "secret")
        || Has(name, "password")
        || Has(name, "credential")
        || Has(name, "apikey")
        || Ends(name, "-auth")
        || Ends(name, "-key")
        || Ends(name, "_key")
        || Ends(name, "token");

    /// <summary>Whether a header holds cookies.</summary>
    public static bool IsCookie(string name) => Has(name, "cookie");

    private static bool Has(string name, string part) =>
        name.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string name, string part) =>
        name.EndsWith(part, StringComparison.OrdinalIgnoreCase);
}
